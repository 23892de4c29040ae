using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Running.Parents;

/// <summary>
/// Parents of a run that are made on this machine. No registry has them: asked for one that is gone from the engine, it could give what
/// somebody else put there under that name.
/// </summary>
internal sealed class MadeParents(IEngine engine, IReadOnlyList<ParentFacts> parents)
{
    private const string Prefix = "imagebench/";

    private readonly IReadOnlyList<ParentFacts> _made = [.. parents.Where(parent => Are(parent.Name))];

    public static bool Are(string image) => image.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>A <see cref="Fault"/> where one that the run began with is gone.</summary>
    public async Task Check(CancellationToken cancellationToken)
    {
        foreach (var parent in _made)
        {
            if (await engine.FindImage(parent.Name, cancellationToken) is null)
            {
                throw new Fault(
                    ExitCode.NoEngine,
                    $"The parent image {parent.Name} was removed from the engine while the run went on. It was made on this machine, "
                        + "so that no registry is asked for it: give --provision too when the run is resumed, which makes it again.");
            }
        }
    }
}
