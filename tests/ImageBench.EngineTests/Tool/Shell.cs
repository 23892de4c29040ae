using System.Diagnostics;

namespace ImageBench.EngineTests.Tool;

/// <summary>Runs a line of shell, for what tests need of the system.</summary>
internal static class Shell
{
    public static async Task<string> Run(string line)
    {
        using var process = Process.Start(
            new ProcessStartInfo("sh", ["-c", line]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, $"'{line}' ended with {process.ExitCode}: {await error}");
        return await output;
    }
}
