using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Files;
using ImageBench.Scenarios.Ignore;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios;

/// <summary>The build context of a scenario, an absolute path.</summary>
internal sealed record ScenarioContext(string Folder, ScenarioPath Place)
{
    /// <summary>
    /// Null when it is wrong. Unless the command line names another it lies in the scenario's folder, so that a copy of that is a scenario
    /// too.
    /// </summary>
    public static ScenarioContext? Find(ScenarioPath place, ScenarioFile said, string folder, MistakeLog log)
    {
        if (place.ContextFolder is null)
            return FolderSaid(said.Context, folder, log) is { } inside ? new ScenarioContext(inside, place) : null;
        if (Directory.Exists(place.ContextFolder))
            return new ScenarioContext(Path.TrimEndingDirectorySeparator(Path.GetFullPath(place.ContextFolder)), place);
        log.Add(new Mistake(place.ContextFolder, null, "there is no such folder", "Give the folder that is sent with --context DIR"));
        return null;
    }

    /// <summary>Tells of what scenario.yaml says of its files, and of the ignore files that hold in it.</summary>
    public void Check(ScenarioFile said, IReadOnlyList<Variant> variants, ReadDockerfiles read, MistakeLog log)
    {
        CheckEdited("edit.source", said.Source, log);
        CheckEdited("edit.dependency", said.Dependency, log);
        CheckIgnored(variants, read, log);
    }

    private static string? FolderSaid(Placed<string>? said, string folder, MistakeLog log)
    {
        if (said is null)
            return folder;
        var context = InnerPath.Join(folder, said.Value);
        if (context is not null && FolderBounds.LeadsOut(folder, context))
        {
            log.Add(
                said.Line,
                $"context '{said.Value}' is a link that leads out of the scenario's folder",
                "Name a folder inside it: whoever gets a copy of the folder would be sent what lies there");
        }
        else if (Directory.Exists(context))
        {
            return context;
        }
        else if (context is null)
        {
            log.Add(
                said.Line,
                $"context '{said.Value}' lies outside of the scenario's folder",
                "Name the folder itself ('.') or one inside it, or give it on the command line: --context DIR");
        }
        else
        {
            log.Add(
                said.Line,
                $"context '{said.Value}' is no folder of the scenario",
                "Name a folder that is there, or '.' for the scenario's own");
        }

        return null;
    }

    private void CheckEdited(string key, Placed<string>? said, MistakeLog log)
    {
        if (said is null)
            return;
        var file = InnerPath.Join(Folder, said.Value);
        if (file is null)
            log.Add(said.Line, $"{key} '{said.Value}' lies outside of the context", "Name a file of the context, relative to it");
        else if (!File.Exists(file))
            log.Add(said.Line, $"{key} '{said.Value}' is no file of the context", "Name a file that is there, relative to the context");
    }

    /// <summary>Patterns that Docker refuses are told here too: no build of theirs would get beyond them.</summary>
    private void CheckIgnored(IReadOnlyList<Variant> variants, ReadDockerfiles read, MistakeLog log)
    {
        var builds = variants.SelectMany(variant => variant.Builds);
        var dockerfiles = builds.Select(build => build.DockerfilePath).Distinct(StringComparer.Ordinal);
        foreach (var (file, dockerfile) in dockerfiles
            .Select(dockerfile => (File: IgnoreFile.Find(Folder, dockerfile), Dockerfile: dockerfile))
            .Where(found => found.File is not null)
            .DistinctBy(found => found.File))
        {
            if (!Place.Holds(file!))
            {
                log.Add(FolderLink.LeadingOut(read.Shown(file!)));
                continue;
            }

            foreach (var mistake in IgnoreRules.Read(Folder, dockerfile).Mistakes)
                log.Add(mistake with { File = read.Shown(mistake.File) });
        }
    }
}
