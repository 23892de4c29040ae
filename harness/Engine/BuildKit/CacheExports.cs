using ImageBench.Model.Options;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.BuildKit;

/// <summary>Where a build's cache goes.</summary>
internal static class CacheExports
{
    // A builder does nothing with it by itself: Docker's clients ask for the export.
    private const string InlineArgument = "BUILDKIT_INLINE_CACHE";

    // What those take for a yes.
    private static readonly string[] Yes = ["1", "t", "T", "TRUE", "true", "True"];

    /// <summary>What the options name, and the image itself where the argument for that is given.</summary>
    public static IReadOnlyList<CachePlace> Of(BuildRequest request)
    {
        var named = request.Options.CacheTo;
        return IsAskedFor(request) && !named.Any(place => place.Type == CachePlace.Inline)
            ? [.. named, new CachePlace(CachePlace.Inline, new Dictionary<string, string>())]
            : named;
    }

    private static bool IsAskedFor(BuildRequest request) =>
        request.Arguments.TryGetValue(InlineArgument, out var value) && Yes.Contains(value);
}
