using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Running;

/// <summary>Which of the parents that a base set needs can be had, and why the others cannot.</summary>
internal sealed class HadParents(BaseSet baseSet, IReadOnlyList<NeededParent> needed)
{
    private readonly List<ParentFacts> parents = [];
    private readonly Dictionary<string, string> reasons = new(StringComparer.Ordinal);

    public BaseSet BaseSet { get; } = baseSet;

    public IReadOnlyList<ParentFacts> Parents => parents;

    /// <summary>A sentence for each parent that cannot be had.</summary>
    public IReadOnlyList<string> Reasons => [.. reasons.Values];

    public bool IsComplete => reasons.Count == 0;

    /// <summary>The variants that lack none of their parents, of those that have any.</summary>
    public int WholeVariants => needed.GroupBy(parent => (parent.Scenario, parent.Variant)).Count(variant => variant.All(parent => !reasons.ContainsKey(parent.Image)));

    public void Add(ParentFacts parent) => parents.Add(parent);

    public void Lack(string image, string reason) => reasons[image] = reason;
}
