namespace ImageBench.EngineTests.Tool;

/// <summary>How the program ended and what it said. Both outputs are shown when the exit code is not the expected one.</summary>
internal sealed record HarnessResult(int ExitCode, string Output, string Error)
{
    public HarnessResult Ended(int exitCode)
    {
        Assert.True(
            exitCode == ExitCode,
            $"exit code {ExitCode} instead of {exitCode}\n--- standard output\n{Output}\n--- standard error\n{Error}");
        return this;
    }
}
