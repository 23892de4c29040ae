using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Running.Parents;

/// <summary>Which of the parents that a base set needs can be had, and why the others cannot.</summary>
internal sealed class HadParents(BaseSet baseSet, IReadOnlyList<NeededParent> needed)
{
    private readonly List<ParentFacts> _parents = [];
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notMade = new(StringComparer.Ordinal);

    public BaseSet BaseSet { get; } = baseSet;

    public IReadOnlyList<ParentFacts> Parents => _parents;

    /// <summary>A sentence for each parent that cannot be had.</summary>
    public IReadOnlyList<string> Reasons => [.. _reasons.Values];

    /// <summary>The same, each with what becomes of its builds.</summary>
    public IEnumerable<string> Told => _reasons.Select(lack => _notMade.Contains(lack.Key)
        ? $"{lack.Value} Only this machine makes it: its builds are not asked of the engine."
        : $"{lack.Value} Its builds are left to the engine.");

    /// <summary>The variants with a parent that only this machine makes and that the engine does not have, each with why.</summary>
    public IReadOnlyDictionary<(string Scenario, string Variant), string> NotMade => needed
        .Where(parent => _notMade.Contains(parent.Image))
        .GroupBy(parent => (parent.Scenario, parent.Variant), parent => _reasons[parent.Image])
        .ToDictionary(variant => variant.Key, variant => variant.First());

    public bool IsComplete => _reasons.Count == 0;

    /// <summary>The variants that lack none of their parents, of those that have any.</summary>
    public int WholeVariants => needed
        .GroupBy(parent => (parent.Scenario, parent.Variant))
        .Count(variant => variant.All(parent => !_reasons.ContainsKey(parent.Image)));

    public void Add(ParentFacts parent) => _parents.Add(parent);

    /// <summary>
    /// <paramref name="mayBeThere"/>: an engine has the image though it could not be made again by today's recipe, or does not tell.
    /// </summary>
    public void Lack(string image, string reason, bool mayBeThere)
    {
        _reasons[image] = reason;
        if (MadeParents.Are(image) && !mayBeThere)
            _notMade.Add(image);
    }
}
