using ImageBench.Model.Scenarios;

namespace ImageBench.Scenarios;

/// <summary>Finds scenario folders and reads them, with all mistakes of all of them at once.</summary>
internal static class ScenarioCatalog
{
    private const int MostNamed = 5;

    /// <summary>
    /// Reads the wanted scenarios, or all when none is named. A name is that of a scenario under <paramref name="scenariosFolder"/>, else
    /// the path of a folder or a Dockerfile, as it is with a slash in it (or "." or ".."). Of all folders those without a Dockerfile and a
    /// scenario.yaml are none; a named one must be a scenario. <paramref name="contextFolder"/> is the context of the wanted ones; null: of
    /// each its own.
    /// </summary>
    public static CatalogResult Read(string scenariosFolder, IReadOnlyList<string> wanted, string? contextFolder = null)
    {
        try
        {
            return wanted.Count == 0 ? ReadAll(scenariosFolder) : ReadWanted(scenariosFolder, wanted, contextFolder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var what = $"the folder cannot be read: {exception.Message.TrimEnd('.')}";
            return new CatalogResult(
                [], [new Mistake(scenariosFolder, null, what, "Give a folder that you may read with --scenarios DIR")]);
        }
    }

    private static CatalogResult ReadAll(string scenariosFolder)
    {
        if (!Directory.Exists(scenariosFolder))
            return new CatalogResult([], [WantedPath.NoFolder(scenariosFolder)]);
        // On all cores: for a thousand folders the YAML alone takes half a second on one.
        List<FoundScenario> found = [.. WantedPath.Folders(scenariosFolder).AsParallel().AsOrdered()
            .Select(folder => ScenarioFolder.Read(new ScenarioPath(folder)))
            .OfType<FoundScenario>()];
        const string remedy = "Put a folder there that holds Dockerfiles, or give the path of one that does";
        return new CatalogResult(
            found,
            found.Count == 0
                ? [new Mistake(scenariosFolder, null, "no folder in it is a scenario", remedy)]
                : [.. CatalogResult.NamedTwice(found)]);
    }

    private static CatalogResult ReadWanted(string scenariosFolder, IReadOnlyList<string> wanted, string? contextFolder)
    {
        List<ScenarioPath> places = [];
        List<Mistake> mistakes = [];
        foreach (var name in wanted.Distinct(StringComparer.Ordinal))
        {
            var place = WantedPath.Find(scenariosFolder, name, contextFolder);
            if (place is null)
                mistakes.Add(WantedPath.Missing(scenariosFolder, name));
            else if (places.FindIndex(other => other.IsOf(place)) is var same and >= 0)
                places[same] = places[same].With(place);
            else
                places.Add(place);
        }

        List<FoundScenario> found = [];
        foreach (var place in ScenarioPath.ToldApart(places))
        {
            if (ScenarioFolder.Read(place) is { } scenario)
                found.Add(scenario);
            else
                mistakes.Add(new Mistake(place.Folder, null, "the folder holds no Dockerfile", Remedy(place.Folder)));
        }

        return new CatalogResult(found, [.. mistakes, .. CatalogResult.NamedTwice(found)]);
    }

    private static string Remedy(string folder)
    {
        var below = FoldersBelow.Find(folder, CancellationToken.None);
        return below.Count == 0 ? ScenarioFolder.Remedy(folder)
            : $"Name one below it: {string.Join(", ", below.Take(MostNamed).Select(path => Path.Combine(folder, path)))}"
                + (below.Count > MostNamed ? " and more" : "");
    }
}
