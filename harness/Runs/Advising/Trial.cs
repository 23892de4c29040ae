using ImageBench.Images.Contents;
using ImageBench.Model.Scenarios;
using ImageBench.Runs.Outcomes;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios.Contexts;
using ImageBench.Statistics;
using ImageBench.Statistics.Comparing;
using ImageBench.Statistics.Judging;

namespace ImageBench.Runs.Advising;

/// <summary>One run in which rewritten Dockerfiles stand beside their original: what it came to, with the images' files.</summary>
internal sealed record Trial(string Scenario, string Folder, RunResults Results, IReadOnlyDictionary<string, ImageTree> Trees)
{
    /// <summary>
    /// Makes the run as <paramref name="request"/> says. <paramref name="rewritten"/> are Dockerfiles by name, each with its path and, in
    /// words, where it comes from. The request's variants are those that are built; none: all. <paramref name="keep"/> gets what was found
    /// before anything is made of the run's results.
    /// </summary>
    public static async Task<Trial> Make(
        RunRequest request,
        AdvisedDockerfile original,
        IReadOnlyList<RewrittenDockerfile> rewritten,
        Surroundings around,
        Action<Trial> keep,
        CancellationToken cancellationToken)
    {
        var scenario = AdvisedDockerfile.OnOthers(
            original.Beside(rewritten.Select(other => (other.Name, other.Path))), request, around.State);
        var asked = ResultsPlace.Outside(request, [scenario], around.State);
        var known = new KnownContexts { Own = new OwnFolders([around.State.Path]) };
        var planned = PlannedRun.Of(asked, [scenario], known, cancellationToken) with
        {
            Sources =
            [
                new VariantSource(AdvisedDockerfile.Original, null, Path.GetFileName(original.Variant.DockerfilePath)),
                .. rewritten.Select(other => new VariantSource(other.Name, null, other.Words)),
            ],
        };
        var trees = new Dictionary<string, ImageTree>(StringComparer.Ordinal);
        List<Trial> kept = [];
        var run = new MeasuredRun(planned, around with
        {
            KeepTree = (image, tree) => trees[image.Variant] = tree,
            Export = (results, folder, cancel) =>
            {
                kept.Add(new Trial(scenario.Name, folder, results, trees));
                keep(kept[^1]);
                return around.Export(results, folder, cancel);
            },
        });
        var results = await run.Make(cancellationToken);
        // An interrupted run makes nothing of its results.
        return kept.LastOrDefault() ?? new Trial(scenario.Name, run.Folder, results, trees);
    }

    /// <summary>
    /// What is said of one of the rewritten Dockerfiles, against the original in this run, or in another one of the same engine; null: one
    /// of the two was not built to its end.
    /// </summary>
    public Judgement? Judge(string rewritten, Trial? originals = null)
    {
        var with = originals ?? this;
        return Judgement.Between(
            new ComparedRun(with.Results, AdvisedDockerfile.Original, Scenario),
            new ComparedRun(Results, rewritten, Scenario),
            row => VariantFailure.Of(Results, row),
            with.Trees.TryGetValue(AdvisedDockerfile.Original, out var from) && Trees.TryGetValue(rewritten, out var to)
                ? StartComparison.Between(from, to)
                : []);
    }

    /// <summary>Why the original itself is none that anything can be held against; null: it is one, or was not built to its end.</summary>
    public string? WhyNoOriginal => Results.Variants
        .Where(row => row.Variant == AdvisedDockerfile.Original)
        .Select(row => VariantFailure.Of(Results, row)?.Message)
        .FirstOrDefault();
}
