using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Files;

namespace ImageBench.Scenarios;

/// <summary>
/// A scenario to start from: one of the language scenarios that come with the harness, with its single-stage and its plain multi-stage
/// variant.
/// </summary>
internal sealed record ScenarioTemplate(string Kind, string Folder)
{
    private static readonly string[] Variants = ["single", "multi", "framework-dependent"];

    /// <summary>All templates, by kind: of a folder "rust-http" that is the language, "rust".</summary>
    public static IReadOnlyList<ScenarioTemplate> All()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Scenarios", "Templates");
        return !Directory.Exists(folder)
            ? []
            : [.. Directory.GetDirectories(folder)
                .Select(path => new ScenarioTemplate(Path.GetFileName(path).Split('-')[0], path))
                .OrderBy(template => template.Kind, StringComparer.Ordinal)];
    }

    /// <summary>Writes a new folder and returns the names of its variants.</summary>
    public IReadOnlyList<string> WriteTo(string folder)
    {
        var files = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Where(IsTaken).Order(StringComparer.Ordinal).ToList();
        var dockerfiles = files.Where(file => DockerfileName.Of(Path.GetFileName(file)) is not null).ToList();
        foreach (var file in files)
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (Path.GetFileName(file) == ScenarioFile.Name)
                File.WriteAllLines(copy, Fitting(File.ReadLines(file), string.Concat(dockerfiles.Select(File.ReadAllText))));
            else
                File.Copy(file, copy);
        }

        return [.. dockerfiles.Select(file => DockerfileName.Of(Path.GetFileName(file))!.Variant)];
    }

    private static bool IsTaken(string file) =>
        DockerfileName.Of(Path.GetFileName(file)) is not { } name || Variants.Contains(name.Variant);

    // The title is the template's own, and a parent image of a variant that is left out would be a mistake.
    private static IEnumerable<string> Fitting(IEnumerable<string> lines, string dockerfiles) => lines.Where(line =>
        !line.StartsWith("title:", StringComparison.Ordinal)
        && (!line.Contains("hub:", StringComparison.Ordinal)
            || dockerfiles.Contains($"ARG {line.Split(':')[0].Trim()}=", StringComparison.Ordinal)));
}
