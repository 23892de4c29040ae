using System.Diagnostics;

namespace ImageBench.Tests;

/// <summary>A pipe on disk, which .NET cannot make: whoever opens it to read waits for its writer, for ever.</summary>
internal static class NamedPipe
{
    public static void Make(string path)
    {
        using var program = Process.Start(new ProcessStartInfo("mkfifo", [path]))!;
        program.WaitForExit();
        Assert.Equal(0, program.ExitCode);
    }
}
