using System.Diagnostics;

namespace ImageBench.Tests.Images.Archives;

/// <summary>Programs of the system that do what the harness does, so that the two can be compared.</summary>
internal static class SystemProgram
{
    public static bool Exists(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>What a program that packs makes of these bytes.</summary>
    public static byte[] Pack(string name, byte[] input, params string[] arguments)
    {
        using var temp = new TempFolder();
        var file = Path.Combine(temp.Path, "input");
        File.WriteAllBytes(file, input);
        string[] all = [.. arguments, "--stdout", "--keep", file];
        using var process = Process.Start(new ProcessStartInfo(name, all) { RedirectStandardOutput = true })!;
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return output.ToArray();
    }
}
