using ImageBench.Model.Scenarios;

namespace ImageBench.Scenarios;

/// <summary>
/// What reading scenario folders gave, folder by folder (all: by name; asked for by name: in that order), and the mistakes that belong to
/// no folder, such as a name that is not there.
/// </summary>
internal sealed record CatalogResult(IReadOnlyList<FoundScenario> Found, IReadOnlyList<Mistake> Elsewhere)
{
    /// <summary>What was left out of files of other tools, as sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<Scenario> Scenarios => [.. Found.Select(found => found.Scenario).OfType<Scenario>()];

    /// <summary>All of them; when there is one, nothing is built.</summary>
    public IReadOnlyList<Mistake> Mistakes => [.. Elsewhere, .. Found.SelectMany(found => found.Mistakes)];

    /// <summary>Both; two of one name cannot run together.</summary>
    public CatalogResult With(CatalogResult other)
    {
        List<FoundScenario> found = [.. Found, .. other.Found];
        return new CatalogResult(found, [.. Elsewhere, .. other.Elsewhere, .. NamedTwice(found)]) { Notes = [.. Notes, .. other.Notes] };
    }

    public static IEnumerable<Mistake> NamedTwice(IReadOnlyList<FoundScenario> found) =>
        from same in found.GroupBy(scenario => scenario.Name, StringComparer.Ordinal)
        from other in same.Skip(1)
        select new Mistake(
            other.Folder,
            null,
            $"there are two scenarios named '{other.Name}', the other in {same.First().Folder}",
            "Write another name: NAME in the scenario.yaml of one, or run them one by one");
}
