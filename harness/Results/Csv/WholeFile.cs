using System.Text;

namespace ImageBench.Results.Csv;

/// <summary>
/// A text file that is there as a whole or not at all: written beside its place and then moved there. UTF-8 without a byte order mark.
/// </summary>
internal static class WholeFile
{
    public static readonly Encoding Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Replaces what was there. A fault where the disk refuses.</summary>
    public static void Write(string path, string text)
    {
        var part = path + ".part";
        try
        {
            File.WriteAllText(part, text, Encoding);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            Remove(part);
            throw DiskFault.Writing(path, exception);
        }
    }

    public static string Read(string path) => Text(ReadBytes(path));

    public static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Reading(path, exception);
        }
    }

    /// <summary>A byte order mark, which a spreadsheet puts there when it saves, is passed over.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.GetString(bytes).TrimStart('\uFEFF');

    // Whatever this says, the reason why nothing was written is the better one.
    private static void Remove(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            // The folder is gone, or not ours any more.
        }
    }
}
