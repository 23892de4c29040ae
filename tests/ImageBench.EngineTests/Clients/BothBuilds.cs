using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.EngineTests.Tool;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Provisioning;
using ImageBench.Running;
using ImageBench.Running.Ports;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Contexts;
using ImageBench.Scenarios.Given;

namespace ImageBench.EngineTests.Clients;

/// <summary>
/// Builds scenarios as one of Docker's own clients does and as we do, with the same label, on an engine whose build cache is emptied before
/// each order of the two.
/// </summary>
internal sealed class BothBuilds(IEngine engine, ClientBuild client) : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    private readonly RunLabel _label = RunLabel.Make("same-build", MakerProcess.ReadOwn());
    private readonly Workplace _place = new();

    private int _images;

    /// <summary>All variants of a scenario that the client's builder can build, in both orders.</summary>
    public async Task<IReadOnlyList<SameVariant>> Compare(Scenario scenario)
    {
        var skipped = BuilderLimits.Skipped(scenario, client.Builder).Select(skip => skip.Key.Variant).ToHashSet();
        List<Variant> variants = [.. scenario.Variants.Where(variant => variant.Image is null && !skipped.Contains(variant.Name))];
        List<SameVariant> seen = [];
        foreach (var oursFirst in (bool[])[false, true])
        {
            await Forget();
            // All of one's before the other's: most variants share steps, which are made once then.
            var first = await All(scenario, variants, oursFirst);
            var second = await All(scenario, variants, !oursFirst);
            seen.AddRange(variants.Select((variant, place) => oursFirst
                ? new SameVariant(scenario, variant, oursFirst, Theirs: second[place], Ours: first[place])
                : new SameVariant(scenario, variant, oursFirst, Theirs: first[place], Ours: second[place])));
        }

        return seen;
    }

    public async ValueTask DisposeAsync()
    {
        await Forget();
        _place.Dispose();
    }

    private async Task<IReadOnlyList<SeenBuild>> All(Scenario scenario, IEnumerable<Variant> variants, bool ours)
    {
        List<SeenBuild> seen = [];
        foreach (var variant in variants)
            seen.Add(await Chain(scenario, variant, ours ? Ours : Theirs));
        return seen;
    }

    // Its builds in order, each with the files that the one before left.
    private async Task<SeenBuild> Chain(
        Scenario scenario, Variant variant, Func<Scenario, Variant, IReadOnlyList<CarriedFile>, Task<SeenBuild>> build)
    {
        var seen = await build(scenario, variant.Builds[0], []);
        for (var place = 1; place < variant.Builds.Count && seen.Error is null; place++)
        {
            using var carried = await CarriedFiles.TakeOut(engine, seen.ImageId, variant.Before[place - 1], _label);
            seen = seen.With(await build(scenario, variant.Builds[place], carried.Files));
        }

        return seen;
    }

    private async Task<SeenBuild> Ours(Scenario scenario, Variant variant, IReadOnlyList<CarriedFile> carried)
    {
        var cancel = TestContext.Current.CancellationToken;
        var context = BuildContext.List(scenario.ContextFolder, variant.DockerfilePath, edit: null, carried, cancel);
        var request = new BuildRequest(
            GivenParts.Added(context, variant.Options, GivenParts.Named(variant.Options, OwnFolders.None, cancel)),
            client.Builder,
            NoCache: false,
            variant.Target,
            BuildArguments.For(scenario, variant, BaseSet.Debian),
            _label.AsLabels(),
            _label.ImageName(++_images),
            Longest)
        {
            Run = _label.Value,
            Options = variant.Options,
        };
        var outcome = await engine.Build(request, _ => { }, cancel);
        return outcome.Status != BuildStatus.Built
            ? SeenBuild.Failed(outcome.Error ?? outcome.Status.ToString())
            : await Seen(
                outcome.ImageId!, outcome.Steps.Where(step => step.Number is not null).Select(step => (step.Name, step.Cached)));
    }

    private async Task<SeenBuild> Theirs(Scenario scenario, Variant variant, IReadOnlyList<CarriedFile> carried)
    {
        var folder = scenario.ContextFolder;
        var dockerfile = variant.DockerfilePath;
        if (carried.Count > 0)
        {
            folder = Path.Combine(_place.Path, Guid.NewGuid().ToString("n"));
            dockerfile = Path.Combine(folder, Path.GetRelativePath(scenario.ContextFolder, dockerfile));
            await CarriedFiles.CopyBeside(scenario.ContextFolder, carried, folder);
        }

        var tag = _label.ImageName(++_images);
        List<string> options = ["--tag", tag];
        foreach (var (name, value) in BuildArguments.For(scenario, variant, BaseSet.Debian))
            options.AddRange("--build-arg", $"{name}={value}");
        foreach (var (name, value) in _label.AsLabels())
            options.AddRange("--label", $"{name}={value}");
        foreach (var (name, context) in variant.Options.Contexts)
            options.AddRange("--build-context", $"{name}={context}");
        if (variant.Target is { } target)
            options.AddRange("--target", target);
        var (steps, error) = await client.TryRun(engine.Facts.Endpoint, folder, dockerfile, options);
        return error is null ? await Seen(tag, steps) : SeenBuild.Failed(error);
    }

    private async Task<SeenBuild> Seen(string reference, IEnumerable<(string Name, bool Cached)> steps)
    {
        var image = await engine.FindImage(reference, TestContext.Current.CancellationToken);
        Assert.NotNull(image);
        return new SeenBuild(image.Id, image.DiffIds, [.. steps.Where(step => !NeverCached(step.Name))], null);
    }

    private static bool NeverCached(string step) => step[(step.IndexOf(']', StringComparison.Ordinal) + 1)..].TrimStart() is var instruction
        && (instruction.StartsWith("FROM ", StringComparison.OrdinalIgnoreCase)
            || instruction.StartsWith("ARG ", StringComparison.OrdinalIgnoreCase));

    // The classic builder's cache are its images, of which a client names none.
    private async Task Forget()
    {
        var cancel = TestContext.Current.CancellationToken;
        await engine.RemoveAll(_label, cancel);
        using (var docker = new DockerClientBuilder().WithEndpoint(new Uri(engine.Facts.Endpoint)).Build())
            await docker.Images.PruneImagesAsync(new ImagesPruneParameters(), cancel);
        await engine.PruneBuildCache(cancel);
    }
}
