using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics;
using ImageBench.Statistics.Outcomes;
using ImageBench.Statistics.Variants;

namespace ImageBench.Runs.Outcomes;

/// <summary>Why a variant does not count, from its builds and its check.</summary>
internal static class VariantFailure
{
    /// <summary>Null: it counts.</summary>
    public static FailureOutcome? Of(RunResults results, VariantSummary row)
    {
        if (row.Counts)
            return null;
        if (row.Status == BuildStatus.Built)
            return OfCheck(results.Checks.FirstOrDefault(check => check.Key == row.Key && check.Failure is not null)?.Failure);
        if (row.Status == BuildStatus.Skipped)
            return new FailureOutcome("It was skipped: its builder cannot build it.", []);
        var build = results.Builds.FirstOrDefault(build =>
            VariantKey.Of(build.Key) == row.Key && build.Outcome.Status is BuildStatus.Failed or BuildStatus.TimedOut);
        return new FailureOutcome(Sentence(row.Status, build?.Outcome.Error), build?.Outcome.LogTail ?? []);
    }

    private static FailureOutcome OfCheck(CheckFailure? failure) => failure is null
        ? new FailureOutcome("It was built, and its check failed.", [])
        : new FailureOutcome(
            $"It was built and does not work: asked {failure.Asked}, came {failure.Came}"
                + (failure.Cause is { } cause ? $"; likely cause: {cause}" : ""),
            failure.Log);

    private static string Sentence(BuildStatus status, string? error)
    {
        var what = status switch
        {
            BuildStatus.TimedOut => "Its build timed out",
            BuildStatus.Cancelled => "Its build was not finished",
            _ => "Its build failed",
        };
        return error is { Length: > 0 } ? $"{what}: {error}" : what + ".";
    }
}
