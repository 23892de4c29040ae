using ImageBench.Advice.Rewrites;
using ImageBench.Advice.Rewrites.Packages;

namespace ImageBench.Advice;

/// <summary>All rewrites, the cheap ones first: those that only give an option come before those that change stages.</summary>
internal static class RewriteList
{
    public static IReadOnlyList<Rewrite> All { get; } =
    [
        new AptWithoutRecommends(),
    ];
}
