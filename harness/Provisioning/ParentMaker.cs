using ImageBench.Model;
using ImageBench.Running;

namespace ImageBench.Provisioning;

/// <summary>Makes the parent images of the debian base set on an engine, once: an image made by the same recipe is found again by its label.</summary>
internal sealed class ParentMaker(IEngine engine, Packages packages, bool mayMake, Action<string> tell)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private static readonly string[] ProxyNames = ["http_proxy", "https_proxy", "no_proxy"];

    /// <summary>The reason why the image cannot be had, or null when it is there.</summary>
    public async Task<string?> Make(string image, CancellationToken cancellationToken)
    {
        if (ParentRecipe.Find(image) is not { } recipe)
            return $"there is no recipe of that name (there are {string.Join(", ", ParentRecipe.All().Select(known => known.Image))})";
        var digest = recipe.Digest();
        var before = await engine.FindImage(recipe.Image, cancellationToken) is { } found && found.Labels.TryGetValue(ParentRecipe.Label, out var known) ? known : null;
        if (before == digest)
            return null;
        if (!mayMake)
            return "it is not made yet on this engine (--provision makes it)";
        foreach (var parent in recipe.Parents())
        {
            if (await Make(parent.Image, cancellationToken) is { } reason)
                return reason;
        }

        try
        {
            if (recipe.IsBootstrap)
                await Bootstrap(recipe, cancellationToken);
            else
                await Build(recipe, cancellationToken);
        }
        finally
        {
            // Nameless now, or left half-way: the images of the build's earlier stages, and one made by an earlier recipe.
            foreach (var nameless in ((string?[])[digest, before]).OfType<string>())
                await engine.RemoveAll(ParentRecipe.Label, nameless, CancellationToken.None);
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
        tell($"Making {recipe.Image} from its recipe (up to a few minutes) ...");
        // An overlay2 engine leaves symlinks out of the Size of layers that its BuildKit made, though not of those that it loaded, pulled or
        // made with the classic builder: with that one, the same parent has the same Size wherever it came from.
        var request = new BuildRequest(
            recipe.Context(), Builder.Classic, NoCache: true, Target: null, HostProxies(), Labels(recipe), recipe.Image, Longest);
        var outcome = await engine.Build(request, step => tell($"  {step}"), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (outcome.Status != BuildStatus.Built)
            throw new Fault(ExitCode.NoEngine, $"{recipe.Image} could not be made: {outcome.Error}; its last lines: {string.Join(" | ", outcome.LogTail.TakeLast(8))}");
    }

    private static Dictionary<string, string> Labels(ParentRecipe recipe) => new() { [ParentRecipe.Label] = recipe.Digest() };

    // The builder knows these arguments by name and keeps them out of the image.
    private static Dictionary<string, string> HostProxies() => ProxyNames
        .Select(name => (name, value: Environment.GetEnvironmentVariable(name)))
        .Where(proxy => !string.IsNullOrEmpty(proxy.value))
        .ToDictionary(proxy => proxy.name, proxy => proxy.value!);
}
