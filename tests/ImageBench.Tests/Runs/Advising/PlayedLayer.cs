using System.Formats.Tar;
using System.Globalization;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Runs.Advising;

/// <summary>
/// The layer of an image as its Dockerfile says: a line "#bytes 1000" makes a file of so many bytes, and what apt-get installs has 30,000
/// bytes beside it that it merely recommends.
/// </summary>
internal static class PlayedLayer
{
    private const string Word = "#bytes ";

    public static byte[] Of(byte[] context)
    {
        var layer = new TarBytes();
        var count = 0;
        foreach (var line in DockerfileOf(context).Split('\n'))
        {
            if (line.StartsWith(Word, StringComparison.Ordinal))
                layer.File($"file{++count}", int.Parse(line.AsSpan(Word.Length), CultureInfo.InvariantCulture));
            else if (line.Contains("install", StringComparison.Ordinal) && !line.Contains("-recommends", StringComparison.Ordinal))
                layer.File($"recommended{++count}", 30_000);
        }

        return layer.End();
    }

    public static string DockerfileOf(byte[] context)
    {
        using var tar = new TarReader(new MemoryStream(context));
        using var reader = new StreamReader(tar.GetNextEntry()!.DataStream!);
        return reader.ReadToEnd();
    }
}
