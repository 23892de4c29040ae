using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using ImageBench.Runs.Inputs;
using ImageBench.Scenarios.Contexts;
using ImageBench.Scenarios.Given;

namespace ImageBench.Runs;

/// <summary>The contexts of a run's builds: the user's files, with one of them changed where the cache state says so.</summary>
internal sealed class RunContexts(RunLabel label, PlannedInputs inputs, TimeProvider time)
{
    /// <summary>Lists a build's context; <paramref name="edited"/>: with the change that its cache state makes.</summary>
    public PackedContext Pack(PlannedBuild build, bool edited, CancellationToken cancellationToken)
    {
        var edit = edited ? ContextEdits.Make(build.Scenario, build.Key.Cache, Mark(build.Key), time.GetUtcNow()) : null;
        var (folder, dockerfile) = (build.Scenario.ContextFolder, build.Variant.DockerfilePath);
        var entries = BuildContext.Entries(folder, dockerfile, build.Carried, inputs.Own, cancellationToken);
        var named = GivenParts.Named(build.Variant.Options, inputs.Own, cancellationToken);
        if (build.Scenario.IsOfRevision)
        {
            entries = GitFolder.LeftOut(entries);
            named = named.ToDictionary(beside => beside.Key, beside => GitFolder.LeftOut(beside.Value));
        }

        var before = Changed(cancellationToken);
        var packed = BuildContext.Pack(folder, dockerfile, edit, entries) with
        {
            FindChanged = cancel => [.. before.Union(Changed(cancel))],
        };
        return GivenParts.Added(packed, build.Variant.Options, named);

        IReadOnlyList<string> Changed(CancellationToken cancel) =>
            [.. inputs.Changed(build, entries, cancel), .. inputs.Changed(build, named, cancel)];
    }

    // The run's label is unique to it, the rest to the build: no cache, not even that of an earlier run, knows such a file.
    private string Mark(BuildKey key) => string.Create(
        CultureInfo.InvariantCulture, $"imagebench {label.Value} {key.Variant} {key.Builder.Word()} {key.Cache.Word()} {key.Round}");
}
