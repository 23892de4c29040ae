using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Running.Parents;

/// <summary>
/// Has parents of other platforms than the engine's fetched by its builder before any clock starts. Images of the run's own keep them until
/// its end, since a build cache may be emptied in between; no name that somebody else gave comes to stand for another image.
/// <paramref name="contextOf"/> makes a context of a Dockerfile of that text and nothing else.
/// </summary>
internal sealed class ForeignParentSupply(IEngine engine, RunLabel label, Func<string, PackedContext> contextOf, Action<string> tell)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public async Task Fetch(IEnumerable<ForeignParent> wanted, CancellationToken cancellationToken)
    {
        foreach (var (number, parent) in wanted.DistinctBy(parent => (parent.Image, parent.Platform)).Index())
        {
            tell($"Pulling {parent.Image} for {parent.Platform} ...");
            var outcome = await engine.Build(Request(parent, label.ParentName(number + 1)), _ => { }, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (outcome.Status == BuildStatus.Built)
                continue;
            var reason = outcome.Error ?? "the builder did not say why";
            tell($"The parent image {parent.Image} of {parent.Scenario}/{parent.Variant} cannot be had for {parent.Platform}: "
                + $"{reason.TrimEnd('.')}. Its builds are left to the engine.");
        }
    }

    // Builders fetch the layers of a parent only when a step needs them; copying a file runs no program of the other platform.
    private BuildRequest Request(ForeignParent parent, string name)
    {
        var context = contextOf($"FROM --platform={parent.Platform} {parent.Image}\nCOPY . /imagebench-parent\n");
        return new BuildRequest(
            context,
            Builder.BuildKit,
            NoCache: false,
            Target: null,
            new Dictionary<string, string>(),
            label.AsLabels(),
            name,
            Longest)
        {
            Run = label.Value,
        };
    }
}
