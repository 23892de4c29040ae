using System.Globalization;
using ImageBench.Model.Runs;

namespace ImageBench.Benchmarks.Contexts;

/// <summary>Build contexts to send: a Dockerfile that takes one small file, beside much that it does not take.</summary>
internal static class SampleContext
{
    public const int SmallFiles = 20_000;
    public const long BigFileBytes = 1_000_000_000;

    private const int Folders = 200;
    private const int SmallFileBytes = 3_850;

    /// <summary>20,000 files in 200 folders, 77 MB together.</summary>
    public static void WriteSmallFiles(string folder, string label)
    {
        WriteDockerfile(folder, label);
        var content = Noise(SmallFileBytes);
        for (var number = 0; number < SmallFiles; number++)
        {
            var path = Path.Combine(folder, PathOf(number));
            if (number < Folders)
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
    }

    /// <summary>One file of 1 GB.</summary>
    public static void WriteBigFile(string folder, string label)
    {
        WriteDockerfile(folder, label);
        var content = Noise(1_000_000);
        using var file = File.Create(Path.Combine(folder, "big.bin"));
        while (file.Length < BigFileBytes)
            file.Write(content);
    }

    /// <summary>Lets the Dockerfile of a context take all of it.</summary>
    public static void TakeAll(string folder, string label) =>
        File.WriteAllText(Path.Combine(folder, "Dockerfile"), $"FROM scratch\nLABEL {RunLabel.Name}={label}\nCOPY . /\n");

    /// <summary>The name of a small file in its context.</summary>
    public static string PathOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"src/folder-{number % Folders}/file-{number / Folders}.txt");

    /// <summary>Bytes that no file system and no compressor makes smaller.</summary>
    public static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(length).NextBytes(noise);
        return noise;
    }

    // With the name that the build is given, the label shows whose image it is.
    private static void WriteDockerfile(string folder, string label)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Dockerfile"), $"FROM scratch\nLABEL {RunLabel.Name}={label}\nCOPY small.txt /\n");
        File.WriteAllText(Path.Combine(folder, "small.txt"), "small\n");
    }
}
