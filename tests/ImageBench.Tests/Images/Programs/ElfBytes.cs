using System.Text;

namespace ImageBench.Tests.Images.Programs;

/// <summary>The smallest program or library that says what it asks for, as a linker writes it; it would not run.</summary>
internal static class ElfBytes
{
    public const ushort Object = 1;
    public const ushort Shared = 3;

    private const int HeadLength = 64;
    private const int SegmentLength = 56;
    private const long Address = 0x400000;

    public static byte[] Of(string loader, IReadOnlyList<string> libraries, ushort type = Shared)
    {
        byte[] texts = [0, .. libraries.SelectMany(library => Encoding.UTF8.GetBytes(library + "\0"))];
        var loaderText = loader.Length == 0 ? [] : Encoding.UTF8.GetBytes(loader + "\0");
        var loaderAt = HeadLength + (3 * SegmentLength);
        var textsAt = loaderAt + loaderText.Length;
        var dynamicAt = textsAt + texts.Length;
        List<(long Tag, long Value)> entries = [];
        var at = 1;
        foreach (var library in libraries)
        {
            entries.Add((1, at));
            at += library.Length + 1;
        }

        entries.AddRange([(5, Address + textsAt), (0, 0)]);
        var whole = dynamicAt + (16 * entries.Count);
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        WriteHead(writer, type);
        WriteSegment(writer, 1, 0, whole);
        WriteSegment(writer, loader.Length == 0 ? 0 : 3, loaderAt, loaderText.Length);
        WriteSegment(writer, libraries.Count == 0 ? 0 : 2, dynamicAt, 16 * entries.Count);
        writer.Write(loaderText);
        writer.Write(texts);
        foreach (var (tag, value) in entries)
        {
            writer.Write(tag);
            writer.Write(value);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    private static void WriteHead(BinaryWriter writer, ushort type)
    {
        writer.Write("\u007fELF"u8);
        writer.Write([2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        writer.Write(type);
        writer.Write((ushort)62);
        writer.Write(1);
        writer.Write(0L);
        writer.Write((long)HeadLength);
        writer.Write(0L);
        writer.Write(0);
        writer.Write((ushort)HeadLength);
        writer.Write((ushort)SegmentLength);
        writer.Write((ushort)3);
        writer.Write([0, 0, 0, 0, 0, 0]);
    }

    private static void WriteSegment(BinaryWriter writer, int kind, long offset, long length)
    {
        writer.Write(kind);
        writer.Write(4);
        writer.Write(offset);
        writer.Write(Address + offset);
        writer.Write(Address + offset);
        writer.Write(length);
        writer.Write(length);
        writer.Write(1L);
    }
}
