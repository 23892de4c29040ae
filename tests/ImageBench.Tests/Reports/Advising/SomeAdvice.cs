using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Comparing;
using ImageBench.Statistics.Judging;
using ImageBench.Statistics.Outcomes;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports.Advising;

/// <summary>Advice with a rewrite of each fate, one of which has a name and a cause that would break a page.</summary>
internal static class SomeAdvice
{
    private static readonly VariantSummary Original = Row("original", 600_000_000);

    public static MeasuredAdvice Whole() => new(
        "go-crud",
        "/home/me/go-crud/Dockerfile",
        [
            Rewrite("apt-no-recommends", RewriteFate.Kept, Judge("apt-no-recommends", 450_000_000)),
            Rewrite("apt-lists", RewriteFate.NoGainBesides, Judge("apt-lists", 580_000_000)),
            Rewrite("go-strip", RewriteFate.NoGain, Judge("go-strip", 600_000_000)),
            Rewrite("go-scratch", RewriteFate.Broke, Broken()),
            Rewrite("apt-same-layer", RewriteFate.Slower, Judge("apt-same-layer", 590_000_000, 50)),
            Rewrite("base-slim", RewriteFate.NotTried, null) with { WhyNot = "the search ended before it", Lost = ["shell"] },
        ],
        Judge("advised", 450_000_000, 10.2))
    {
        Advised = "FROM debian\nRUN apt-get install --no-install-recommends -y gcc\n",
        Explained = "FROM debian\n# apt-no-recommends: less.\nRUN apt-get install --no-install-recommends -y gcc\n",
        Patch = "--- a/Dockerfile\n+++ b/Dockerfile\n@@ -2,1 +2,1 @@\n-RUN apt-get install -y gcc\n"
            + "+RUN apt-get install --no-install-recommends -y gcc\n",
        PatchFolder = "/home/me/go-crud",
        Notes = ["The time budget was over before all was tried: --time-budget gives it more."],
    };

    private static TriedRewrite Rewrite(string name, RewriteFate fate, Judgement? judgement) =>
        new(name, $"What {name} does.", "What it may | cost.", "hadolint DL3015", fate, judgement);

    private static Judgement Broken() => Of(
        Row("go-scratch", 1_000_000) with { Check = CheckResult.Failed },
        [],
        new FailureOutcome(
            "It was built and does not work: asked GET /movies, came no answer; likely cause: CA certificates <are> not | there.", []));

    private static Judgement Judge(string name, long bytes, double? seconds = null) => Of(
        Row(name, bytes),
        seconds is not { } time ? [] : Enumerable.Range(1, 3).SelectMany(round => (BuildRecord[])
            [Some.Build("original", 10 + (round * 0.01), round), Some.Build(name, time + (round * 0.01), round)]),
        null);

    private static Judgement Of(VariantSummary row, IEnumerable<BuildRecord> builds, FailureOutcome? failure)
    {
        var results = Some.Results([.. builds], [Original, row]);
        return Judgement.Between(
            new ComparedRun(results, "original"), new ComparedRun(results, row.Variant), _ => failure, [])!;
    }

    private static VariantSummary Row(string name, long bytes) =>
        Some.Variant(name, isBaseline: name == "original", bytes) with { Check = CheckResult.Passed };
}
