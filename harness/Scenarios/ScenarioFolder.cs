using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Files;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios;

/// <summary>Reads one scenario folder: its Dockerfiles by their names, and what its scenario.yaml says about them.</summary>
internal static class ScenarioFolder
{
    /// <summary>Whether the folder is meant as one: it holds a Dockerfile or a scenario.yaml.</summary>
    public static bool IsScenario(string folder) => FilesOfOne(folder).Any();

    /// <summary>The paths of a folder's Dockerfiles and of its scenario.yaml.</summary>
    public static IEnumerable<string> FilesOfOne(string folder) => Files(folder)
        .Where(file => file == ScenarioFile.Name || DockerfileName.Of(file) is not null)
        .Select(file => Path.Combine(folder, file));

    /// <summary>
    /// What to do with a folder that is not meant as one: add Dockerfiles, or rename those that it holds under other names.
    /// </summary>
    public static string Remedy(string folder)
    {
        List<string> renamed = [.. Files(folder).Order(StringComparer.Ordinal)
            .Select(file => (File: file, Name: DockerfileName.Meant(file)))
            .Where(meant => meant.Name is not null)
            .Select(meant => $"{meant.File} to {meant.Name}")];
        return renamed.Count > 0 ? $"Rename {string.Join(", ", renamed)}" : "Add one: Dockerfile, or several as Dockerfile.NAME";
    }

    /// <summary>
    /// The scenario with its mistakes, or null when the folder is not meant as one. Mistakes name files by the path given here.
    /// </summary>
    public static FoundScenario? Read(ScenarioPath place)
    {
        var folder = place.Folder;
        var absolute = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var name = place.Name ?? Path.GetFileName(absolute);
        var log = new MistakeLog(Path.Combine(folder, ScenarioFile.Name));
        try
        {
            return place.Dockerfiles.Count > 0 || IsScenario(folder) ? Read(place, absolute, name, log) : null;
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

    private static FoundScenario Read(ScenarioPath place, string absolute, string folderName, MistakeLog log)
    {
        var files = Files(place.Folder).Order(StringComparer.Ordinal).ToList();
        foreach (var file in files.Where(file => file is "scenario.yml" or "scenario.json" or "scenarios.yaml"))
            log.Add(new Mistake(Path.Combine(place.Folder, file), null, "is not read", $"Rename it to {ScenarioFile.Name}"));

        var yaml = Path.Combine(absolute, ScenarioFile.Name);
        var isSaid = files.Contains(ScenarioFile.Name);
        if (isSaid && FolderBounds.LeadsOut(absolute, yaml))
        {
            log.Add(FolderLink.LeadingOut(log.File));
            isSaid = false;
        }

        var said = isSaid ? ScenarioFileReader.Read(log.File, log) : ScenarioFile.Empty;
        var name = NameOf(place, said, folderName, log);
        var dockerfiles = new ReadDockerfiles(place, log);
        var found = new VariantList(place, files, dockerfiles, log).Read(said.Variants);
        var context = ScenarioContext.Find(place, said, absolute, log);
        List<string> all = [.. files.Where(file => DockerfileName.Of(file) is not null)];
        var isWhole = place.Dockerfiles.Count == 0 || all.All(place.Dockerfiles.Contains);
        new ParentRules(dockerfiles, log).Check(said.Parents, found, isWhole);
        context?.Check(said, found, dockerfiles, log);

        // Also the names of variants that could not be read: what is said of those is no second mistake. And of those that were not asked
        // for.
        List<string> here = [.. found.Select(variant => variant.Name)];
        var others = isWhole ? [] : all.Select(file => DockerfileName.Of(file)!.Variant);
        List<string> names = [.. (said.Variants?.Select(entry => entry.Name.Value) ?? here.Union(others)).Union(here)];
        CheckNames(said, names, log);
        var scenario = log.Mistakes.Count > 0 || context is null ? null : new Scenario(
            name,
            said.Title?.Value.Trim() ?? name,
            absolute,
            context.Folder,
            said.Baseline is { } baseline && here.Contains(baseline.Value) ? baseline.Value : Baseline(found),
            [.. found.Select(variant => variant with { Options = said.Options.With(variant.Options) })],
            [.. said.Parents.Select(parent => new ParentImage(parent.Argument.Value, parent.Hub?.Value, parent.Debian?.Value))],
            new EditedFiles(said.Source?.Value, said.Dependency?.Value) { MayBeIgnored = said.EditMayBeIgnored },
            said.Check,
            [.. said.Budgets.Select(budget => budget.Value).Where(budget => here.Contains(budget.Variant))])
        {
            Sources = place.Sources,
            Limits = [.. said.Limits.Select(limit => limit.Value).Where(limit => here.Contains(limit.Variant))],
        };
        return new FoundScenario(name, absolute, place.Dockerfiles.Count > 0 ? here : names, scenario, log.Mistakes);
    }

    private static string NameOf(ScenarioPath place, ScenarioFile said, string folderName, MistakeLog log)
    {
        if (said.OwnName is { } own)
        {
            if (!SafeName.Holds(own.Value))
                log.Add(own.Line, $"name '{own.Value}' cannot be a scenario's name", $"Write another: a name is {SafeName.Rule}");
            return own.Value;
        }

        if (!SafeName.Holds(folderName))
        {
            log.Add(
                new Mistake(
                    place.Folder,
                    null,
                    $"'{folderName}' cannot be a scenario's name",
                    $"Rename the folder, or write name: NAME in {ScenarioFile.Name}: a name is {SafeName.Rule}"));
        }

        return folderName;
    }

    /// <summary>The names of the folder's files; a link counts as what it leads to.</summary>
    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path));

    // What is compared with is what everybody has: one stage, or the Dockerfile that is built where nobody names another.
    private static string Baseline(IReadOnlyList<Variant> variants)
    {
        List<Variant> ordered = [.. variants.OrderBy(variant => variant.Name, StringComparer.Ordinal)];
        var chosen = ordered.Find(variant => variant.Name.StartsWith("single", StringComparison.Ordinal))
            ?? ordered.Find(variant => DockerfileName.Of(Path.GetFileName(variant.DockerfilePath))?.Variant == DockerfileName.PlainVariant)
            ?? ordered[0];
        return chosen.Name;
    }

    private static void CheckNames(ScenarioFile said, List<string> names, MistakeLog log)
    {
        if (said.Baseline is { } baseline)
            CheckName(baseline.Line, baseline.Value, $"baseline '{baseline.Value}'");
        foreach (var budget in said.Budgets)
            CheckName(budget.Line, budget.Value.Variant, $"budget.{budget.Value.Variant}");
        foreach (var limit in said.Limits.DistinctBy(limit => limit.Value.Variant))
            CheckName(limit.Line, limit.Value.Variant, $"limits.{limit.Value.Variant}");

        void CheckName(int line, string name, string full)
        {
            if (!names.Contains(name))
                log.Add(line, $"{full} names no variant", NearestWord.Remedy(name, names, "variants"));
        }
    }
}
