using System.Globalization;
using System.Text;

namespace ImageBench.Tests.Images.Tar;

/// <summary>Writes a tar entry by entry, the honest and the hostile ones. Names are Latin-1, so that a test can give any byte.</summary>
internal sealed class TarBytes
{
    private readonly List<byte> _tar = [];

    public TarBytes File(string name, int size) => File(name, new byte[size]);

    public TarBytes File(string name, byte[] content) => Entry('0', name, content);

    public TarBytes File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    /// <summary>A file that runs as its owner.</summary>
    public TarBytes Setuid(string name, int size) =>
        Entry('0', name, new byte[size], change: header => Encoding.ASCII.GetBytes("0004755").CopyTo(header, 100));

    /// <summary>A file of that mode and owner, both in octal digits.</summary>
    public TarBytes Owned(string name, byte[] content, string mode, string owner = "0") => Entry('0', name, content, change: header =>
    {
        Encoding.ASCII.GetBytes(mode.PadLeft(7, '0')).CopyTo(header, 100);
        Encoding.ASCII.GetBytes(owner.PadLeft(7, '0')).CopyTo(header, 108);
        Encoding.ASCII.GetBytes("0000000").CopyTo(header, 116);
    });

    public TarBytes Directory(string name) => Entry('5', name + "/", []);

    public TarBytes Symlink(string name, string target) => Entry('2', name, [], link: target);

    public TarBytes HardLink(string name, string target) => Entry('1', name, [], link: target);

    public TarBytes Pax(params (string Key, string Value)[] records)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in records)
        {
            var rest = $" {key}={value}\n";
            var length = rest.Length + 1;
            while (length != rest.Length + length.ToString(CultureInfo.InvariantCulture).Length)
                length++;
            text.Append(CultureInfo.InvariantCulture, $"{length}{rest}");
        }

        return Entry('x', "PaxHeaders/0", Encoding.Latin1.GetBytes(text.ToString()));
    }

    /// <summary>One entry. <paramref name="claim"/> is the size that the header gives, where it is not the content's.</summary>
    public TarBytes Entry(char type, string name, byte[] content, long? claim = null, string link = "", Action<byte[]>? change = null)
    {
        var header = new byte[512];
        Encoding.Latin1.GetBytes(name).CopyTo(header, 0);
        Encoding.Latin1.GetBytes(link).CopyTo(header, 157);
        WriteSize(header, claim ?? content.Length);
        header[156] = (byte)type;
        "ustar\000"u8.CopyTo(header.AsSpan(257));
        change?.Invoke(header);
        Seal(header);
        _tar.AddRange(header);
        _tar.AddRange(content);
        _tar.AddRange(new byte[-content.Length & 511]);
        return this;
    }

    public TarBytes Raw(byte[] bytes)
    {
        _tar.AddRange(bytes);
        return this;
    }

    /// <summary>The tar with the two blocks of zeros that end it.</summary>
    public byte[] End() => [.. _tar, .. new byte[1024]];

    /// <summary>The entries of a tar of such headers as they lie below a folder, without its end.</summary>
    public static byte[] Below(string folder, byte[] tar)
    {
        var moved = tar.ToArray();
        var at = 0;
        while (moved[at] != 0)
        {
            var header = moved.AsSpan(at, 512);
            Prefix(header[..100], folder);
            if (header[156] == '1')
                Prefix(header.Slice(157, 100), folder);
            Seal(header);
            var size = Convert.ToInt32(Encoding.ASCII.GetString(header.Slice(124, 11)), 8);
            at += 512 + size + (-size & 511);
        }

        return moved[..at];
    }

    private static void Prefix(Span<byte> field, string folder)
    {
        var name = field[..field.IndexOf((byte)0)];
        name.CopyTo(field[folder.Length..]);
        Encoding.ASCII.GetBytes(folder, field);
    }

    // A test's tar has a hundred thousand of them.
    private static void Seal(Span<byte> header)
    {
        header.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var value in header)
            sum += value;
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ", header[148..]);
    }

    private static void WriteSize(byte[] header, long size)
    {
        if (size < 1L << 33)
        {
            Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0')).CopyTo(header, 124);
            return;
        }

        header[124] = 0x80;
        for (var i = 0; i < 8; i++)
            header[135 - i] = (byte)(size >> (8 * i));
    }
}
