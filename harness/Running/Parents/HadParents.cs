using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Running.Parents;

/// <summary>Which of the parents that a base set needs can be had, and why the others cannot.</summary>
internal sealed class HadParents(BaseSet baseSet, IReadOnlyList<NeededParent> needed)
{
    private readonly List<ParentFacts> _parents = [];
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);

    public BaseSet BaseSet { get; } = baseSet;

    public IReadOnlyList<ParentFacts> Parents => _parents;

    /// <summary>A sentence for each parent that cannot be had.</summary>
    public IReadOnlyList<string> Reasons => [.. _reasons.Values];

    public bool IsComplete => _reasons.Count == 0;

    /// <summary>The variants that lack none of their parents, of those that have any.</summary>
    public int WholeVariants => needed
        .GroupBy(parent => (parent.Scenario, parent.Variant))
        .Count(variant => variant.All(parent => !_reasons.ContainsKey(parent.Image)));

    public void Add(ParentFacts parent) => _parents.Add(parent);

    public void Lack(string image, string reason) => _reasons[image] = reason;
}
