using System.Collections.Concurrent;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;

namespace ImageBench.Provisioning.Parents;

/// <summary>
/// Makes the parent images of the debian base set on an engine, each once, however often and at the same time it is asked for; those that
/// do not stand on each other are made side by side. An image that was made by the same recipe before is found again by its label.
/// </summary>
internal sealed class ParentMaker(IEngine engine, Packages packages, bool mayMake, Action<string> tell) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _asked = new(StringComparer.Ordinal);

    // One a core: more would only wait for each other.
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);

    /// <summary>The reason why the image cannot be had, or null when it is there.</summary>
    public Task<string?> Make(string image, CancellationToken cancellationToken) =>
        _asked.GetOrAdd(image, name => new Lazy<Task<string?>>(() => MakeOnce(name, cancellationToken))).Value;

    public void Dispose() => _cores.Dispose();

    private async Task<string?> MakeOnce(string image, CancellationToken cancellationToken)
    {
        if (ParentRecipe.Find(image) is not { } recipe)
            return $"there is no recipe of that name (there are {string.Join(", ", ParentRecipe.All().Select(known => known.Image))})";
        var digest = recipe.Digest();
        var before = await engine.FindImage(recipe.Image, cancellationToken);
        if (before?.Labels.GetValueOrDefault(ParentRecipe.Label) == digest)
            return null;
        if (!mayMake)
            return "it is not made yet on this engine (--provision makes it)";
        if (recipe.IsBootstrap && packages.WhyNoBaseSet is { } whyNot)
            return whyNot;
        if (recipe.HostFiles.Missing() is { } missing)
            return $"its recipe takes {missing} of this machine, which is not there";
        var reasons = await Task.WhenAll(recipe.Parents().Select(parent => Make(parent.Image, cancellationToken)));
        if (reasons.OfType<string>().FirstOrDefault() is { } reason)
            return reason;

        await _cores.WaitAsync(cancellationToken);
        try
        {
            await (recipe.IsBootstrap ? Bootstrap(recipe, cancellationToken) : Build(recipe, cancellationToken));
        }
        finally
        {
            _cores.Release();
            // By their ids: what users build on a parent image inherits its label.
            await engine.RemoveSuperseded(before?.Id, CancellationToken.None);
        }

        return null;
    }

    private async Task Bootstrap(ParentRecipe recipe, CancellationToken cancellationToken)
    {
        await packages.EnsureBaseSet(cancellationToken);
        tell($"Making {recipe.Image} (about a minute) ...");
        var command = new SystemCommand("mmdebstrap", recipe.BootstrapArguments());
        // A command that fails throws into the import, which then leaves no image: never one of 0 bytes.
        await engine.Import(recipe.Image, Labels(recipe), (stream, cancel) => command.PipeTo(stream, tell, cancel), cancellationToken);
    }

    private async Task Build(ParentRecipe recipe, CancellationToken cancellationToken)
    {
        var taken = recipe.HostFiles.Paths is { Count: > 0 } paths ? $" with {string.Join(", ", paths)} of this machine" : "";
        tell($"Making {recipe.Image} from its recipe{taken} (up to a few minutes) ...");
        // An overlay2 engine leaves symlinks out of the Size of layers that its BuildKit made, though not of those that it loaded, pulled
        // or made with the classic builder: with that one, the same parent has the same Size wherever it came from.
        var request = new BuildRequest(
            recipe.Context(), Builder.Classic, NoCache: true, Target: null, HostProxies.Read(), Labels(recipe), recipe.Image, Longest);
        // Several are made at a time, so each line says whose it is.
        var outcome = await engine.Build(request, step => tell($"  {recipe.Name}: {step}"), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (outcome.Status != BuildStatus.Built)
        {
            throw new Fault(
                ExitCode.NoEngine,
                $"{recipe.Image} could not be made: {outcome.Error}; its last lines: {string.Join(" | ", outcome.LogTail.TakeLast(8))}");
        }
    }

    private static Dictionary<string, string> Labels(ParentRecipe recipe) => new() { [ParentRecipe.Label] = recipe.Digest() };
}
