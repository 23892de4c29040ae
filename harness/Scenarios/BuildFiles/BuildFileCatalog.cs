using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.BuildFiles;

/// <summary>The scenarios of a compose.yaml or a bake file: each service or target that is built is one of one variant.</summary>
internal static class BuildFileCatalog
{
    public static CatalogResult OfCompose(string file, IReadOnlyList<string> services, Func<string, string?> environment) =>
        Of(file, null, (log, notes) => new ComposeFile(file, environment, log, notes).Read(services));

    /// <summary>
    /// <paramref name="printed"/>: the file as buildx evaluated it; null where it needs none. <paramref name="workedIn"/>: the folder that
    /// buildx would be started in.
    /// </summary>
    public static CatalogResult OfBake(string file, string? printed, IReadOnlyList<string> targets, string workedIn) =>
        Of(file, workedIn, (log, notes) =>
        new BakeFile(log, notes).Read(printed is null ? YamlFile.ReadJson(file, log) : YamlFile.ParseJson(printed, log), targets));

    private static CatalogResult Of(
        string file, string? workedIn, Func<MistakeLog, ICollection<string>, IReadOnlyList<DefinedBuild>> read)
    {
        var log = new MistakeLog(file);
        List<string> notes = [];
        List<FoundScenario> found = [];
        try
        {
            var scenarios = new DefinedScenario(file, workedIn, log, notes);
            found.AddRange(read(log, notes).Select(scenarios.Read).OfType<FoundScenario>());
        }
        catch (MistakesWithoutEnd)
        {
            // The log holds what is told of it.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Add(null, $"cannot be read: {exception.Message.TrimEnd('.')}", "Make what it names readable");
        }

        return new CatalogResult(found, log.Mistakes) { Notes = notes };
    }
}
