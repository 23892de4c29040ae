using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Files;
using ImageBench.Scenarios.Ignore;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios;

/// <summary>Reads one scenario folder: its Dockerfiles by their names, and what its scenario.yaml says about them.</summary>
internal static class ScenarioFolder
{
    /// <summary>Whether the folder is meant as one: it holds a Dockerfile or a scenario.yaml.</summary>
    public static bool IsScenario(string folder) =>
        Files(folder).Any(file => file == ScenarioFile.Name || DockerfileName.Of(file) is not null);

    /// <summary>
    /// What to do with a folder that is not meant as one: add Dockerfiles, or rename those that it holds under other names.
    /// </summary>
    public static string Remedy(string folder)
    {
        List<string> renamed = [.. Files(folder).Order(StringComparer.Ordinal)
            .Select(file => (File: file, Name: DockerfileName.Meant(file)))
            .Where(meant => meant.Name is not null)
            .Select(meant => $"{meant.File} to {meant.Name}")];
        return renamed.Count > 0 ? $"Rename {string.Join(", ", renamed)}" : "Add two at least, Dockerfile.NAME and Dockerfile.OTHER";
    }

    /// <summary>
    /// The scenario with its mistakes, or null when the folder is not meant as one. Mistakes name files by the path given here.
    /// </summary>
    public static FoundScenario? Read(string folder)
    {
        var absolute = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var name = Path.GetFileName(absolute);
        var log = new MistakeLog(Path.Combine(folder, ScenarioFile.Name));
        try
        {
            return IsScenario(folder) ? Read(folder, absolute, name, log) : null;
        }
        catch (MistakesWithoutEnd)
        {
            return new FoundScenario(name, absolute, [], null, log.Mistakes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var mistake = new Mistake(
                folder, null, $"the folder cannot be read: {exception.Message.TrimEnd('.')}", "Make it readable, or move it elsewhere");
            return new FoundScenario(name, absolute, [], null, [mistake]);
        }
    }

    private static FoundScenario Read(string folder, string absolute, string name, MistakeLog log)
    {
        var files = Files(folder).Order(StringComparer.Ordinal).ToList();
        if (!SafeName.Holds(name))
            log.Add(new Mistake(folder, null, $"'{name}' cannot be a scenario's name", $"Rename the folder: a name is {SafeName.Rule}"));
        foreach (var file in files.Where(file => file is "scenario.yml" or "scenario.json" or "scenarios.yaml"))
            log.Add(new Mistake(Path.Combine(folder, file), null, "is not read", $"Rename it to {ScenarioFile.Name}"));

        var said = files.Contains(ScenarioFile.Name) && StaysInside(absolute, Path.Combine(absolute, ScenarioFile.Name), log.File, log)
            ? ScenarioFileReader.Read(log.File, log)
            : ScenarioFile.Empty;
        var variants = new VariantList(folder, files, log);
        var found = variants.Read(said.Variants);
        var context = ContextFolder(said.Context, absolute, log);
        new ParentRules(variants, log).Check(said.Parents, found);
        if (context is not null)
        {
            CheckEdited("edit.source", said.Source, context, log);
            CheckEdited("edit.dependency", said.Dependency, context, log);
            CheckIgnored(found, absolute, context, variants, log);
        }

        // Also the names of variants that could not be read: what is said of those is no second mistake.
        List<string> names = [.. said.Variants?.Select(entry => entry.Name.Value) ?? found.Select(variant => variant.Name)];
        CheckNames(said, names, log);
        var scenario = log.Mistakes.Count > 0 || context is null ? null : new Scenario(
            name,
            said.Title?.Value.Trim() ?? name,
            absolute,
            context,
            said.Baseline?.Value ?? Baseline(found),
            [.. found.Select(variant => variant with { Options = said.Options.With(variant.Options) })],
            [.. said.Parents.Select(parent => new ParentImage(parent.Argument.Value, parent.Hub?.Value, parent.Debian?.Value))],
            new EditedFiles(said.Source?.Value, said.Dependency?.Value) { MayBeIgnored = said.EditMayBeIgnored },
            said.Check,
            [.. said.Budgets.Select(budget => budget.Value)])
        {
            Limits = [.. said.Limits.Select(limit => limit.Value)],
        };
        return new FoundScenario(name, absolute, names, scenario, log.Mistakes);
    }

    /// <summary>The names of the folder's files; a link counts as what it leads to.</summary>
    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path));

    private static string Baseline(IReadOnlyList<Variant> variants)
    {
        var names = variants.Select(variant => variant.Name).Order(StringComparer.Ordinal).ToList();
        return names.Find(name => name.StartsWith("single", StringComparison.Ordinal)) ?? names[0];
    }

    /// <summary>
    /// The context's absolute path, or null when it is wrong. It lies in the folder, so that a copy of the folder is a scenario too.
    /// </summary>
    private static string? ContextFolder(Placed<string>? said, string folder, MistakeLog log)
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
                "Name the folder itself ('.') or one inside it");
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

    private static void CheckEdited(string key, Placed<string>? said, string context, MistakeLog log)
    {
        if (said is null)
            return;
        var file = InnerPath.Join(context, said.Value);
        if (file is null)
            log.Add(said.Line, $"{key} '{said.Value}' lies outside of the context", "Name a file of the context, relative to it");
        else if (!File.Exists(file))
            log.Add(said.Line, $"{key} '{said.Value}' is no file of the context", "Name a file that is there, relative to the context");
    }

    /// <summary>Patterns that Docker refuses are told here too: no build of theirs would get beyond them.</summary>
    private static void CheckIgnored(IReadOnlyList<Variant> variants, string folder, string context, VariantList list, MistakeLog log)
    {
        var builds = variants.SelectMany(variant => variant.Builds);
        var dockerfiles = builds.Select(build => build.DockerfilePath).Distinct(StringComparer.Ordinal);
        foreach (var (file, dockerfile) in dockerfiles
            .Select(dockerfile => (File: IgnoreFile.Find(context, dockerfile), Dockerfile: dockerfile))
            .Where(found => found.File is not null)
            .DistinctBy(found => found.File))
        {
            if (!StaysInside(folder, file!, list.Shown(file!), log))
                continue;
            foreach (var mistake in IgnoreRules.Read(context, dockerfile).Mistakes)
                log.Add(mistake with { File = list.Shown(mistake.File) });
        }
    }

    /// <summary>False where a link leads out of the folder, which the log then tells: nothing there is read or sent.</summary>
    private static bool StaysInside(string folder, string path, string shown, MistakeLog log)
    {
        if (!FolderBounds.LeadsOut(folder, path))
            return true;
        log.Add(FolderLink.LeadingOut(shown));
        return false;
    }

    private static void CheckNames(ScenarioFile said, List<string> names, MistakeLog log)
    {
        if (said.Baseline is { } baseline && !names.Contains(baseline.Value))
            log.Add(baseline.Line, $"baseline '{baseline.Value}' names no variant", VariantList.Meant(baseline.Value, names, "variants"));
        foreach (var budget in said.Budgets.Where(budget => !names.Contains(budget.Value.Variant)))
        {
            log.Add(
                budget.Line, $"budget.{budget.Value.Variant} names no variant", VariantList.Meant(budget.Value.Variant, names, "variants"));
        }

        foreach (var limit in said.Limits.Where(limit => !names.Contains(limit.Value.Variant)).DistinctBy(limit => limit.Value.Variant))
        {
            log.Add(
                limit.Line, $"limits.{limit.Value.Variant} names no variant", VariantList.Meant(limit.Value.Variant, names, "variants"));
        }
    }
}
