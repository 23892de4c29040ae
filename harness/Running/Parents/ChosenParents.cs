using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Running.Parents;

/// <summary>The base set that a run builds on, with the parents of it that the engine has.</summary>
internal sealed record ChosenParents(BaseSet BaseSet, IReadOnlyList<ParentFacts> Parents)
{
    /// <summary>
    /// Variants with a parent that only this machine makes and that was not made, each with why: their builds are not asked of the engine,
    /// which would ask a public registry for that name.
    /// </summary>
    public IReadOnlyDictionary<(string Scenario, string Variant), string> NotMade { get; init; } =
        new Dictionary<(string, string), string>();
}
