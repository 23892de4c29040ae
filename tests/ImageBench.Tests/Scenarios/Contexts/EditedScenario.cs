using ImageBench.Model.Scenarios;

namespace ImageBench.Tests.Scenarios.Contexts;

/// <summary>A scenario of two variants, of which incremental builds are made.</summary>
internal static class EditedScenario
{
    /// <summary>Its folder, which the Dockerfiles copy.</summary>
    public static ContextFolder Folder() => new ContextFolder()
        .Add("Dockerfile.single", "FROM scratch\nCOPY . .\n")
        .Add("Dockerfile.multi", "FROM scratch\nCOPY . .\n");

    /// <summary>What it names to be changed; null: nothing.</summary>
    public static Scenario In(ContextFolder folder, string? source = null, string? dependency = null) => new(
        "app", "App", folder.Root, folder.Root, "single",
        [.. new[] { "single", "multi" }.Select(name =>
            new Variant(name, folder["Dockerfile." + name], null, new Dictionary<string, string>()))],
        [], new EditedFiles(source, dependency), null, []);
}
