using ImageBench.Model;
using ImageBench.Model.Options;
using ImageBench.Runs.Sides.Places;
using ImageBench.Scenarios.Contexts;
using ImageBench.Scenarios.Given;

namespace ImageBench.Runs.Sides;

/// <summary>
/// Whether what the builds of a base are given, by it or by the command line, can be had and sent: a change may be what mends it, and is
/// measured alone then.
/// </summary>
internal sealed class BaseInputs(KnownContexts contexts, BuildOptions given, Action<string> tell)
{
    /// <summary>The same side; null: it cannot be built, which is told of the image.</summary>
    public RevisedVariant? Held(string image, RevisedVariant? side, CancellationToken cancellationToken)
    {
        if (side is null || Flaw(side, cancellationToken) is not { } flaw)
            return side;
        tell($"The image {image} cannot be built at the base, and is measured alone: {flaw}");
        return null;
    }

    private string? Flaw(RevisedVariant side, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var build in side.Variant.Builds)
                _ = side.SentTo(build, contexts, cancellationToken);
            return GivenParts.Lacks(side.Variant.Options.With(given)).FirstOrDefault();
        }
        catch (Fault fault)
        {
            return fault.Message;
        }
    }
}
