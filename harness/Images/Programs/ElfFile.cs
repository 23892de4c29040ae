using System.Buffers.Binary;
using ImageBench.Images.Tar;

namespace ImageBench.Images.Programs;

/// <summary>
/// What a program or a library says that it asks for: its loader, and in its dynamic section the libraries (DT_NEEDED). Of 64 bits, least
/// significant byte first: what the images of this world are built for.
/// </summary>
internal static class ElfFile
{
    /// <summary>Longer ones are not read: a file is held in memory.</summary>
    public const int LengthLimit = 32 * 1024 * 1024;

    private const int HeadLength = 64;
    private const int SegmentLength = 56;
    private const int EntryLength = 16;
    private const int MostLibraries = 1_000;
    private const int LongestName = 255;

    private const int Executable = 2;
    private const int Shared = 3;

    private const uint Loaded = 1;
    private const uint Dynamic = 2;
    private const uint Loader = 3;

    private const ulong End = 0;
    private const ulong Needed = 1;
    private const ulong Texts = 5;

    public static bool IsOne(ReadOnlySpan<byte> head) => head.StartsWith("\u007fELF"u8);

    /// <summary>Null: it asks for nothing, as a static program and what is still to be linked do.</summary>
    public static ProgramNeeds? Read(ReadOnlySpan<byte> file)
    {
        if (!IsOne(file) || file.Length < HeadLength || file[4] != 2 || file[5] != 1)
            return ProgramNeeds.Unknown;
        if (BinaryPrimitives.ReadUInt16LittleEndian(file[16..]) is not (Executable or Shared))
            return null;
        if (Segments(file) is not { } segments)
            return ProgramNeeds.Unknown;
        var loader = segments.Find(segment => segment.Kind == Loader) is { Kind: Loader } found ? Text(Slice(file, found)) : "";
        if (segments.Find(segment => segment.Kind == Dynamic) is not { Kind: Dynamic } section)
            return loader.Length == 0 ? null : new ProgramNeeds(loader, []);
        return Libraries(file, segments, Slice(file, section)) is { } libraries
            ? loader.Length == 0 && libraries.Count == 0 ? null : new ProgramNeeds(loader, libraries)
            : ProgramNeeds.Unknown;
    }

    private static List<Segment>? Segments(ReadOnlySpan<byte> file)
    {
        var begin = BinaryPrimitives.ReadUInt64LittleEndian(file[32..]);
        var (length, count) = (BinaryPrimitives.ReadUInt16LittleEndian(file[54..]), BinaryPrimitives.ReadUInt16LittleEndian(file[56..]));
        var table = Slice(file, begin, (ulong)length * count);
        if (length < SegmentLength || table.Length < length * count)
            return null;
        List<Segment> segments = [];
        for (var at = 0; at < table.Length; at += length)
        {
            segments.Add(new Segment(
                BinaryPrimitives.ReadUInt32LittleEndian(table[at..]),
                BinaryPrimitives.ReadUInt64LittleEndian(table[(at + 8)..]),
                BinaryPrimitives.ReadUInt64LittleEndian(table[(at + 16)..]),
                BinaryPrimitives.ReadUInt64LittleEndian(table[(at + 32)..])));
        }

        return segments;
    }

    private static List<string>? Libraries(ReadOnlySpan<byte> file, List<Segment> segments, ReadOnlySpan<byte> entries)
    {
        List<ulong> names = [];
        ulong? texts = null;
        for (; entries.Length >= EntryLength && names.Count < MostLibraries; entries = entries[EntryLength..])
        {
            var (tag, value) = (
                BinaryPrimitives.ReadUInt64LittleEndian(entries), BinaryPrimitives.ReadUInt64LittleEndian(entries[8..]));
            if (tag == End)
                break;
            if (tag == Needed)
                names.Add(value);
            else if (tag == Texts)
                texts = value;
        }

        if (names.Count == 0)
            return [];
        // The texts are named by where they lie when the file is loaded.
        var segment = segments.Find(one => one.Kind == Loaded && one.Address <= texts && texts - one.Address < one.Length);
        if (segment.Kind != Loaded)
            return null;
        List<string> libraries = [];
        foreach (var name in names)
        {
            var begin = segment.Offset + (texts!.Value - segment.Address);
            if (begin > (ulong)file.Length || name > (ulong)file.Length - begin
                || Text(file[(int)(begin + name)..]) is not { Length: > 0 } text)
            {
                return null;
            }

            libraries.Add(text);
        }

        return libraries;
    }

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> file, Segment segment) => Slice(file, segment.Offset, segment.Length);

    /// <summary>Empty where the file has no such place.</summary>
    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> file, ulong begin, ulong length) =>
        begin <= (ulong)file.Length && length <= (ulong)file.Length - begin ? file.Slice((int)begin, (int)length) : [];

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[..Math.Min(bytes.Length, LongestName + 1)].IndexOf((byte)0);
        return end > 0 ? TarName.Text(bytes[..end]) : "";
    }

    private readonly record struct Segment(uint Kind, ulong Offset, ulong Address, ulong Length);
}
