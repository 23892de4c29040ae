using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Running;

/// <summary>
/// Makes sure of parent images before any clock starts: those that the engine has, those that can be made here (by <paramref name="make"/>,
/// which gives the reason why not, or null when it made it), and those that can be pulled.
/// </summary>
internal sealed class ParentSupply(
    IEngine engine,
    Func<BaseSet, IReadOnlyList<NeededParent>> needed,
    Func<string, CancellationToken, Task<string?>> make,
    Action<string> tell)
{
    private const string MadeHere = "imagebench/";

    /// <summary>The base set that was asked for, or (null) hub where all of its parents can be had, else debian. A <see cref="Fault"/> names what cannot be had.</summary>
    public async Task<(BaseSet BaseSet, IReadOnlyList<ParentFacts> Parents)> Choose(BaseSet? asked, CancellationToken cancellationToken)
    {
        if (asked is { } only)
            return (only, await Have(only, cancellationToken));
        try
        {
            return (BaseSet.Hub, await Have(BaseSet.Hub, cancellationToken));
        }
        catch (Fault noHub) when (noHub.ExitCode == ExitCode.BadInput)
        {
            tell($"{noHub.Message} Trying the debian base set.");
            return (BaseSet.Debian, await Have(BaseSet.Debian, cancellationToken));
        }
    }

    private async Task<IReadOnlyList<ParentFacts>> Have(BaseSet baseSet, CancellationToken cancellationToken)
    {
        var wanted = needed(baseSet).DistinctBy(parent => parent.Image).ToList();
        // Those that are made here are asked for all at once, since the maker can make some side by side; and even when they are present, since
        // their recipes may have changed.
        var making = wanted.Where(parent => IsMadeHere(parent.Image)).ToDictionary(parent => parent.Image, parent => make(parent.Image, cancellationToken));
        await Task.WhenAll(making.Values);
        var parents = new List<ParentFacts>();
        foreach (var parent in wanted)
        {
            var reason = making.TryGetValue(parent.Image, out var made) ? await made : await Pulled(parent.Image, cancellationToken);
            if (reason is not null || await engine.FindImage(parent.Image, cancellationToken) is not { } image)
                throw new Fault(ExitCode.BadInput, Sentence(parent, baseSet, reason ?? "the engine does not list it"));
            parents.Add(new ParentFacts(parent.Image, image.Id, image.Digest, image.DiffIds) { EngineSize = image.Size });
        }

        return parents;
    }

    private static bool IsMadeHere(string image) => image.StartsWith(MadeHere, StringComparison.Ordinal);

    private async Task<string?> Pulled(string image, CancellationToken cancellationToken)
    {
        if (await engine.FindImage(image, cancellationToken) is not null)
            return null;
        tell($"Pulling {image} ...");
        return await engine.Pull(image, cancellationToken);
    }

    private static string Sentence(NeededParent parent, BaseSet baseSet, string reason)
    {
        var remedy = baseSet == BaseSet.Hub
            ? "--base-set debian --provision makes the parents on this machine instead"
            : "--base-set hub takes the parents from their registry instead";
        return $"The parent image {parent.Image} of {parent.Scenario}/{parent.Variant} cannot be had: {reason.TrimEnd('.')}; {remedy}.";
    }
}
