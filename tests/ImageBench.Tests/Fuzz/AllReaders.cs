namespace ImageBench.Tests.Fuzz;

/// <summary>Every reader of what others wrote.</summary>
internal static class AllReaders
{
    /// <summary><paramref name="folder"/> is for files that are read; seeds come from the repository.</summary>
    public static IReadOnlyList<FuzzedReader> In(string folder, string repository)
    {
        var tests = Path.Combine(repository, "tests", "ImageBench.Tests");
        return
        [
            .. ImageReaders.All(Path.Combine(tests, "Images", "Packages", "Rpm", "base.sqlite.gz")),
            .. ScenarioReaders.All(folder),
            .. EngineReaders.All(folder, Path.Combine(tests, "Engine", "Messages")),
            .. BuilderReaders.All(),
            .. BuildFileReaders.All(folder),
            .. RegistryReaders.All(folder),
            .. ResultReaders.All(folder, Path.Combine(tests, "Results", "Approved")),
        ];
    }
}
