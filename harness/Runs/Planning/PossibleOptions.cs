using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Runs.Planning;

/// <summary>Whether a run could have been begun with what its run.json, which may be somebody else's, says that it was.</summary>
internal static class PossibleOptions
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>A <see cref="Fault"/> where it could not: the command line takes no such rounds or times.</summary>
    public static void Check(RunOptions options, string path)
    {
        var isPossible = options is { Rounds: null or > 0, CheckRounds: >= 0 }
            && IsTime(options.Timeout)
            && (options.Auto is not { } auto || (auto.Width > 0 && IsTime(auto.Budget)));
        if (!isPossible)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{path} names rounds or times that no run can be begun with: the file was damaged or changed by hand. Start another run.");
        }
    }

    private static bool IsTime(TimeSpan time) => time > TimeSpan.Zero && time <= Longest;
}
