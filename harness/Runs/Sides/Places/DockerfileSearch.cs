using ImageBench.Model;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Files;

namespace ImageBench.Runs.Sides.Places;

/// <summary>The Dockerfiles of a repository, which lies at <paramref name="root"/>, that a place in it stands for.</summary>
internal sealed class DockerfileSearch(SidePlace place, string root)
{
    /// <summary>Whether it stands for a Dockerfile, or for those of its folder; else it stands for all below it.</summary>
    public bool IsOne() => place.Dockerfile is not null || ScenarioFolder.IsScenario(Path.Combine(root, place.Folder));

    /// <summary>That one, called <paramref name="name"/>.</summary>
    public IReadOnlyList<ScenarioPath> One(string? name) => [place.At(root, name)];

    /// <summary>
    /// All below its folder, of <paramref name="files"/>, which are those of the repository; those in hidden folders and of what others
    /// wrote are nobody's here.
    /// </summary>
    public IReadOnlyList<ScenarioPath> Below(IEnumerable<string> files)
    {
        var found = files
            .Where(file => IsIn(place.Folder, file) && IsOfScenario(file) && File.Exists(Path.Combine(root, file)))
            .Select(SidePlace.FolderOfFile)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToLookup(folder => folder[place.Folder.Length..].Split('/').Any(FoldersBelow.IsPassedOver));
        List<string> folders = [.. found[false]];
        return folders.Count > 0
            ? [.. folders.Select(folder => (place with { Folder = folder }).At(root, NameOf(folder)))]
            : throw new Fault(
                ExitCode.BadInput,
                $"No Dockerfile lies in or below {(place.Folder.Length == 0 ? "the repository" : place.Folder)}"
                    + (found[true].FirstOrDefault() is { } foreign
                        ? $" but in folders that are passed over ({PlainText.Line(foreign)}): give its path."
                        : ": give the path of a folder that holds one."));
    }

    private static string NameOf(string folder) => SafeName.From(folder[(folder.LastIndexOf('/') + 1)..], "root");

    private static bool IsIn(string folder, string file) => folder.Length == 0 || file.StartsWith(folder + "/", StringComparison.Ordinal);

    private static bool IsOfScenario(string file)
    {
        var name = file[(file.LastIndexOf('/') + 1)..];
        return name == ScenarioFile.Name || DockerfileName.Of(name) is not null;
    }
}
