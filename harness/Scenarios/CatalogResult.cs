using ImageBench.Model.Scenarios;

namespace ImageBench.Scenarios;

/// <summary>
/// What reading scenario folders gave, folder by folder (all: by name; asked for by name: in that order), and the mistakes that belong to
/// no folder, such as a name that is not there.
/// </summary>
internal sealed record CatalogResult(IReadOnlyList<FoundScenario> Found, IReadOnlyList<Mistake> Elsewhere)
{
    public IReadOnlyList<Scenario> Scenarios => [.. Found.Select(found => found.Scenario).OfType<Scenario>()];

    /// <summary>All of them; when there is one, nothing is built.</summary>
    public IReadOnlyList<Mistake> Mistakes => [.. Elsewhere, .. Found.SelectMany(found => found.Mistakes)];
}
