using System.Text;
using ImageBench.Images.Programs;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Remembered;

/// <summary>What a layer holds, there and back. Who keeps the bytes sees to it that they come back as they were.</summary>
internal static class LayerBytes
{
    /// <summary>Changes with what is written: bytes of another form are of no use.</summary>
    public const string Form = "4";

    public static void Write(Stream target, LayerContent layer)
    {
        using var writer = new BinaryWriter(target, Encoding.UTF8, leaveOpen: true);
        writer.Write(layer.DiffId);
        writer.Write(layer.TarLength);
        writer.Write(layer.Unpacked.Bytes);
        writer.Write(layer.FileCount);
        writer.Write(layer.DirectoryCount);
        writer.Write(layer.LinkCount);
        Write(writer, layer.PackageCounts, count => writer.Write(count ?? -1));
        Write(writer, layer.Packages, packages => Write(writer, packages));
        Write(writer, layer.PackageLists, text =>
        {
            writer.Write(text.Length);
            writer.Write(text);
        });
        Write(writer, layer.Programs, needs => Write(writer, needs));
        writer.Write(layer.Entries.HasDetails);
        writer.Write((int)layer.Entries.Length);
        foreach (var block in layer.Entries.Blocks)
            writer.Write(block.Span);
    }

    public static LayerContent Read(Stream source)
    {
        using var reader = new BinaryReader(source, Encoding.UTF8, leaveOpen: true);
        var (diffId, length, unpacked) = (reader.ReadString(), reader.ReadInt64(), new ByteSize(reader.ReadInt64()));
        var (files, directories, links) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var counts = Read(reader, () => reader.ReadInt32() is var count and >= 0 ? count : (int?)null);
        var packages = Read(reader, () => ReadPackages(reader));
        var lists = Read(reader, () => reader.ReadBytes(reader.ReadInt32()));
        var programs = Read(reader, () => ReadNeeds(reader));
        var hasDetails = reader.ReadBoolean();
        var entries = EntryLog.OfBytes(reader.ReadBytes(reader.ReadInt32()), hasDetails);
        return new LayerContent(diffId, unpacked, files, directories, links, entries)
        {
            TarLength = length,
            PackageCounts = counts,
            Packages = packages,
            PackageLists = lists,
            Programs = programs,
        };
    }

    private static void Write<T>(BinaryWriter writer, IReadOnlyDictionary<string, T> values, Action<T> write)
    {
        writer.Write(values.Count);
        foreach (var (path, value) in values)
        {
            writer.Write(path);
            write(value);
        }
    }

    private static Dictionary<string, T> Read<T>(BinaryReader reader, Func<T> read)
    {
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
            values[reader.ReadString()] = read();
        return values;
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<InstalledPackage> packages)
    {
        writer.Write(packages.Count);
        foreach (var package in packages)
        {
            writer.Write(package.Manager);
            writer.Write(package.Name);
            writer.Write(package.Version);
            writer.Write(package.Architecture);
            writer.Write(package.Declared?.Bytes ?? -1);
            writer.Write(package.Place);
            writer.Write(package.IsPart);
        }
    }

    private static IReadOnlyList<InstalledPackage> ReadPackages(BinaryReader reader)
    {
        var packages = new List<InstalledPackage>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            packages.Add(new InstalledPackage(
                reader.ReadString(),
                reader.ReadString(),
                reader.ReadString(),
                reader.ReadString(),
                reader.ReadInt64() is var declared and >= 0 ? new ByteSize(declared) : null)
            {
                Place = reader.ReadString(),
                IsPart = reader.ReadBoolean(),
            });
        }

        return packages;
    }

    private static void Write(BinaryWriter writer, ProgramNeeds needs)
    {
        writer.Write(needs.IsKnown);
        writer.Write(needs.Interpreter);
        writer.Write(needs.Libraries.Count);
        foreach (var library in needs.Libraries)
            writer.Write(library);
    }

    private static ProgramNeeds ReadNeeds(BinaryReader reader)
    {
        var (isKnown, interpreter) = (reader.ReadBoolean(), reader.ReadString());
        List<string> libraries = [];
        for (var left = reader.ReadInt32(); left > 0; left--)
            libraries.Add(reader.ReadString());
        return isKnown ? new ProgramNeeds(interpreter, libraries) : ProgramNeeds.Unknown;
    }
}
