using ImageBench.Scenarios;
using ImageBench.Scenarios.BuildFiles;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Runs.Planning;

/// <summary>Everything that a command line names to be built: scenarios and paths, and what is in files of other tools.</summary>
internal static class NamedScenarios
{
    /// <summary>All scenarios where nothing is named.</summary>
    public static CatalogResult Read(string scenariosFolder, IReadOnlyList<string> named, SourceOptions options)
    {
        var result = named.Count == 0 && options.HasFile
            ? new CatalogResult([], [])
            : ScenarioCatalog.Read(scenariosFolder, named, options.ContextFolder);
        return options.Compose is { } compose
            ? result.With(BuildFileCatalog.OfCompose(compose, options.Services, Environment.GetEnvironmentVariable))
            : result;
    }
}
