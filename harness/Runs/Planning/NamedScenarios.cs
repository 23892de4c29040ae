using ImageBench.Provisioning;
using ImageBench.Scenarios;
using ImageBench.Scenarios.BuildFiles;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Runs.Planning;

/// <summary>Everything that a command line names to be built: scenarios and paths, and what is in files of other tools.</summary>
internal static class NamedScenarios
{
    /// <summary>All scenarios where nothing is named.</summary>
    public static CatalogResult Read(
        string scenariosFolder, IReadOnlyList<string> named, SourceOptions options, CancellationToken cancellationToken) =>
        Read(scenariosFolder, named, options, Environment.GetEnvironmentVariable, cancellationToken);

    /// <summary>The same, with the variables that a compose.yaml asks for as <paramref name="environment"/> gives them.</summary>
    public static CatalogResult Read(
        string scenariosFolder,
        IReadOnlyList<string> named,
        SourceOptions options,
        Func<string, string?> environment,
        CancellationToken cancellationToken)
    {
        var result = named.Count == 0 && options.HasFile
            ? new CatalogResult([], [])
            : ScenarioCatalog.Read(scenariosFolder, named, options.ContextFolder);
        if (options.Compose is { } compose)
            result = result.With(BuildFileCatalog.OfCompose(compose, options.Services, environment));
        if (options.Bake is { } bake)
        {
            var printed = File.Exists(bake) && BakeFile.NeedsEvaluation(bake)
                ? BakePrinter.Print(bake, options.Targets, cancellationToken)
                : null;
            result = result.With(BuildFileCatalog.OfBake(
                bake, printed, printed is null ? options.Targets : [], options.BakeFolder ?? Environment.CurrentDirectory));
        }

        return result;
    }
}
