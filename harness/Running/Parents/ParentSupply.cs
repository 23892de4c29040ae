using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Running.Parents;

/// <summary>
/// Makes sure of parent images before any clock starts: those that the engine has, those that can be made here (by <paramref name="make"/>,
/// which gives the reason why not, or null when it made it), and those that can be pulled. <paramref name="standIn"/>: which of those that
/// can be made here is like a public one.
/// </summary>
internal sealed class ParentSupply(
    IEngine engine,
    Func<BaseSet, IReadOnlyList<NeededParent>> needed,
    Func<string, CancellationToken, Task<string?>> make,
    Action<string> tell,
    Func<string, string?>? standIn = null)
{
    private readonly Dictionary<string, string?> _answers = new(StringComparer.Ordinal);

    /// <summary>
    /// The base set that was asked for, or (null) hub where all of its parents can be had, else debian where they can. A parent that cannot
    /// be had is told and left to the engine, whose word then is its builds' error: rows that failed, and never the end of a run. One that
    /// only this machine makes is not left to it.
    /// </summary>
    public async Task<ChosenParents> Choose(BaseSet? asked, CancellationToken cancellationToken)
    {
        if (asked is { } only)
            return Taken(await Have(only, isOtherLeft: true, cancellationToken));
        var hub = await Have(BaseSet.Hub, isOtherLeft: true, cancellationToken);
        // Dockerfiles that name their parents outright want the same in both.
        if (hub.IsComplete || !needed(BaseSet.Debian).Except(needed(BaseSet.Hub)).Any())
            return Taken(hub);
        tell($"{hub.Reasons[0]} Trying the debian base set.");
        // The way back to what was tried before would lead in a circle.
        var debian = await Have(BaseSet.Debian, isOtherLeft: false, cancellationToken);
        return Taken(hub.WholeVariants >= debian.WholeVariants && !debian.IsComplete ? hub : debian);
    }

    private ChosenParents Taken(HadParents had)
    {
        foreach (var sentence in had.Told)
            tell(sentence);
        return new ChosenParents(had.BaseSet, had.Parents) { NotMade = had.NotMade };
    }

    private async Task<HadParents> Have(BaseSet baseSet, bool isOtherLeft, CancellationToken cancellationToken)
    {
        var wanted = needed(baseSet);
        var frontends = wanted.Where(parent => parent.IsFrontend && !_answers.ContainsKey(parent.Image));
        foreach (var (image, scenario, variant) in frontends.DistinctBy(parent => parent.Image))
        {
            if (await Pulled(image, cancellationToken) is { } reason)
                tell($"The frontend {image} of {scenario}/{variant} cannot be had: {reason.TrimEnd('.')}. The engine will ask for it.");
        }

        List<NeededParent> parents = [.. wanted.Where(parent => !parent.IsFrontend)];
        List<NeededParent> images = [.. parents.DistinctBy(parent => parent.Image)];
        // Those that are made here are asked for all at once, since the maker can make some side by side; and even when they are present,
        // since their recipes may have changed.
        var making = images
            .Where(parent => MadeParents.Are(parent.Image))
            .ToDictionary(parent => parent.Image, parent => make(parent.Image, cancellationToken));
        await Task.WhenAll(making.Values);
        var had = new HadParents(baseSet, parents);
        foreach (var parent in images)
        {
            var reason = making.TryGetValue(parent.Image, out var made) ? await made : await Pulled(parent.Image, cancellationToken);
            var image = await engine.FindImage(parent.Image, cancellationToken);
            if (reason is null && image is not null)
            {
                had.Add(new ParentFacts(parent.Image, image.Id, image.Digest, image.DiffIds) { EngineSize = image.Size });
                continue;
            }

            // A BuildKit by itself lists none, and may be one that stands in for an engine.
            var mayBeThere = image is not null || engine.Facts.IsBuildKit;
            had.Lack(parent.Image, Sentence(parent, baseSet, isOtherLeft, reason ?? "the engine does not list it"), mayBeThere);
        }

        return had;
    }

    // Asked once for both base sets: an answer may take a registry's whole patience.
    private async Task<string?> Pulled(string image, CancellationToken cancellationToken)
    {
        if (_answers.TryGetValue(image, out var known))
            return known;
        if (await engine.FindImage(image, cancellationToken) is not null)
            return _answers[image] = null;
        tell($"Pulling {image} ...");
        return _answers[image] = await engine.Pull(image, tell, cancellationToken);
    }

    private string Sentence(NeededParent parent, BaseSet baseSet, bool isOtherLeft, string reason)
    {
        var hasOther = isOtherLeft && HasOther(parent, baseSet == BaseSet.Hub ? BaseSet.Debian : BaseSet.Hub);
        var remedy = ParentRemedy.For(reason, baseSet, hasOther, hasOther ? null : Replacement(parent.Image));
        return $"The parent image {parent.Image} of {parent.Scenario}/{parent.Variant} cannot be had: {reason.TrimEnd('.')}; {remedy}.";
    }

    private string? Replacement(string image) => standIn?.Invoke(image) is { } made ? $"--from {image}={made} --provision" : null;

    // A Dockerfile that names an image outright has the same one in both.
    private bool HasOther(NeededParent parent, BaseSet other) => !needed(other).Contains(parent);
}
