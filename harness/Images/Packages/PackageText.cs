using System.Buffers.Text;
using ImageBench.Images.Tar;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Packages;

/// <summary>
/// The text of a package database. Packages are paragraphs: "Package:" and a status in dpkg's, "P:" in apk's. A file of distroless has no
/// status: what is there is installed.
/// </summary>
internal static class PackageText
{
    public static int Count(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var paragraph in new Paragraphs(text))
            count += Find(paragraph, "Package:"u8, "P:"u8).IsEmpty || !IsInstalled(paragraph) ? 0 : 1;
        return count;
    }

    /// <summary>
    /// The packages in the order of the text, at most so many; <paramref name="keepFiles"/> gets the files of those whose database lists
    /// them, a path a line, as far as there is room for all: <paramref name="takeRoom"/> takes so many bytes of it.
    /// </summary>
    public static List<InstalledPackage> Read(
        ReadOnlySpan<byte> text, string path, int most, Func<int, bool> takeRoom, Action<InstalledPackage, byte[]> keepFiles)
    {
        var packages = new List<InstalledPackage>();
        foreach (var paragraph in new Paragraphs(text))
        {
            var name = Find(paragraph, "Package:"u8, "P:"u8);
            if (name.IsEmpty || !IsInstalled(paragraph))
                continue;
            if (packages.Count == most)
                break;
            var isApk = Find(paragraph, "Package:"u8, []).IsEmpty;
            packages.Add(new InstalledPackage(
                isApk ? "apk" : "dpkg",
                TarName.Text(name),
                TarName.Text(Find(paragraph, "Version:"u8, "V:"u8)),
                TarName.Text(Find(paragraph, "Architecture:"u8, "A:"u8)),
                Declared(paragraph))
            {
                Place = path,
            });
            if (isApk)
                keepFiles(packages[^1], Files(paragraph, takeRoom));
        }

        return packages;
    }

    /// <summary>
    /// apk tells a folder ("F:usr/bin"), and then the files in it ("R:ssh"): a list can be a thousand times as long as that. Where there is
    /// no room for one, it is empty, and so are those behind it.
    /// </summary>
    private static byte[] Files(ReadOnlySpan<byte> paragraph, Func<int, bool> takeRoom)
    {
        var files = new List<byte>();
        ReadOnlySpan<byte> folder = [];
        foreach (var range in paragraph.Split((byte)'\n'))
        {
            var line = paragraph[range].TrimEnd((byte)'\r');
            if (line.StartsWith("F:"u8))
                folder = line["F:"u8.Length..];
            if (!line.StartsWith("R:"u8) || folder.Length + line.Length > TarName.PathLimit)
                continue;
            if (!takeRoom(folder.Length + line.Length))
                return [];
            files.AddRange([.. folder, (byte)'/', .. line["R:"u8.Length..], (byte)'\n']);
        }

        return [.. files];
    }

    /// <summary>dpkg counts KiB, apk bytes.</summary>
    private static ByteSize? Declared(ReadOnlySpan<byte> paragraph)
    {
        if (Number(Find(paragraph, "Installed-Size:"u8, [])) is { } kibibytes && kibibytes < long.MaxValue / 1024)
            return new ByteSize(kibibytes * 1024);
        return Number(Find(paragraph, "I:"u8, [])) is { } bytes ? new ByteSize(bytes) : null;
    }

    private static long? Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long number, out var used) && used == text.Length && used > 0 && number >= 0 ? number : null;

    private static bool IsInstalled(ReadOnlySpan<byte> paragraph) =>
        Find(paragraph, "Status:"u8, []) is { IsEmpty: false } status ? status.EndsWith(" installed"u8) : true;

    /// <summary>The value of the first line that starts with one of the two keys, without blanks; empty where there is none.</summary>
    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> paragraph, ReadOnlySpan<byte> key, ReadOnlySpan<byte> other)
    {
        foreach (var range in paragraph.Split((byte)'\n'))
        {
            var line = paragraph[range];
            if (line.StartsWith(key))
                return line[key.Length..].Trim(" \r\t"u8);
            if (!other.IsEmpty && line.StartsWith(other))
                return line[other.Length..].Trim(" \r\t"u8);
        }

        return [];
    }

    /// <summary>The parts of a text between empty lines.</summary>
    private ref struct Paragraphs(ReadOnlySpan<byte> text)
    {
        private ReadOnlySpan<byte> _rest = text;

        public ReadOnlySpan<byte> Current { get; private set; }

        public readonly Paragraphs GetEnumerator() => this;

        public bool MoveNext()
        {
            _rest = _rest.TrimStart("\r\n"u8);
            if (_rest.IsEmpty)
                return false;
            var end = 0;
            while (end < _rest.Length)
            {
                var line = _rest[end..].IndexOf((byte)'\n');
                if (line < 0)
                    end = _rest.Length;
                else if (_rest.Slice(end, line).TrimEnd((byte)'\r').IsEmpty)
                    break;
                else
                    end += line + 1;
            }

            Current = _rest[..end];
            _rest = _rest[end..];
            return true;
        }
    }
}
