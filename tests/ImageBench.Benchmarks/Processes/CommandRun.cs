using ImageBench.Model;

namespace ImageBench.Benchmarks.Processes;

/// <summary>What one process took, from its start to its end: wall time, and CPU time of it and of what it waited for.</summary>
internal sealed record CommandRun(double WallSeconds, double CpuSeconds, int ExitCode, string Output, string Errors)
{
    /// <summary>The run itself where it ended well; a benchmark of something that fails measures nothing.</summary>
    public CommandRun Good(string command) => ExitCode == 0
        ? this
        : throw new Fault(
            Model.ExitCode.BadInput,
            $"'{command}' ended with exit code {ExitCode}, so there is nothing to measure: {(Errors.Length > 0 ? Errors : Output).Trim()}");
}
