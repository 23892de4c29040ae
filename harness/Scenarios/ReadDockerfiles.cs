using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios;

/// <summary>The Dockerfiles of a scenario folder, each read once.</summary>
internal sealed class ReadDockerfiles(ScenarioPath place, MistakeLog log)
{
    private readonly string _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(place.Folder));
    private readonly Dictionary<string, DockerfileFacts?> _read = new(StringComparer.Ordinal);

    /// <summary>What a Dockerfile says; null when it cannot be read, which is told once.</summary>
    public DockerfileFacts? Facts(string path)
    {
        if (_read.TryGetValue(path, out var known))
            return known;
        DockerfileFacts? facts = null;
        var shown = Shown(path);
        try
        {
            if (!place.Holds(path))
                log.Add(FolderLink.LeadingOut(shown));
            else
                facts = DockerfileReader.Read(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.AddUnreadable(shown, exception);
        }

        return _read[path] = facts;
    }

    /// <summary>The path as mistakes show it: under the folder as the user gave it.</summary>
    public string Shown(string path) => Path.Combine(place.Folder, Path.GetRelativePath(_folder, path));
}
