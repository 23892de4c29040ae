using System.Diagnostics;

namespace ImageBench.Tests.Images.Archives;

/// <summary>Programs of the system that do what the harness does, so that the two can be compared.</summary>
internal static class SystemProgram
{
    public static bool Exists(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>What the program writes when it reads these bytes.</summary>
    public static byte[] Filter(string name, byte[] input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output, TestContext.Current.CancellationToken);
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        reading.Wait(TestContext.Current.CancellationToken);
        process.WaitForExit();
        return output.ToArray();
    }
}
