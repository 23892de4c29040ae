using ImageBench.Scenarios.Given;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.BuildFiles;

/// <summary>Reads the builds of a compose.yaml's services.</summary>
internal sealed class ComposeFile(string path, Func<string, string?> environment, MistakeLog log, ICollection<string> notes)
{
    /// <summary>Those of the wanted services, or of all that have one. What another file or service adds to it is not followed.</summary>
    public IReadOnlyList<DefinedBuild> Read(IReadOnlyList<string> wanted)
    {
        if (YamlFile.Read(path, log) is not { } root)
            return [];
        var file = new YamlSection(YamlMerge.Into(root), "", "services: { web: { build: . } }", log);
        if (file.Find("include") is { } include)
            notes.Add($"{log.File}:{include.Line}: include is not followed; give those files by themselves.");
        if (!file.IsMap || file.Find("services") is not { Value: YamlMap } entry)
        {
            log.Add(null, "has no services", "Write services: { web: { build: . } }");
            return [];
        }

        var services = new YamlSection(entry.Value, "services", "services: { web: { build: . } }", log);
        foreach (var name in wanted.Where(name => services.Find(name) is null))
        {
            var meant = NearestWord.Remedy(name, [.. services.Entries.Select(one => one.Key)], "services");
            log.Add(entry.Line, $"there is no service '{name}'", meant);
        }

        var variables = new ComposeVariables(environment, Given(Path.GetDirectoryName(Path.GetFullPath(path))!), log);
        List<DefinedBuild> builds = [.. services.Entries
            .Where(service => wanted.Count == 0 || wanted.Contains(service.Key))
            .Select(service => Build(service, wanted.Count > 0, variables, file))
            .OfType<DefinedBuild>()];
        foreach (var name in variables.Unset)
            notes.Add($"{log.File}: the variable {name} is not set, and is empty.");
        if (builds.Count == 0 && wanted.Count == 0 && log.Mistakes.Count == 0)
            log.Add(entry.Line, "has no service with a build", "Write build: FOLDER in one; an image that is there is shown by inspect");
        return builds;
    }

    // What the file says becomes arguments of builds that somebody else wrote: a link must not lead it to another file of this machine.
    private IReadOnlyDictionary<string, string> Given(string folder)
    {
        const string Name = ".env";
        if (new TrustedFolder(folder).Find(Name) is { } trusted)
            return VariableFile.Read(trusted, environment, log);
        log.Add(
            null,
            $"has a {Name} beside it that lies outside of its folder and repository",
            "Put the variables into a file here, or set them in the environment");
        return new Dictionary<string, string>();
    }

    private DefinedBuild? Build(YamlEntry entry, bool isWanted, ComposeVariables variables, YamlSection file)
    {
        var service = new YamlSection(entry.Value, $"services.{entry.Key}", $"{entry.Key}: {{ build: . }}", log);
        if (service.Find("extends") is { } extends)
            notes.Add($"{log.File}:{extends.Line}: {service.Full("extends")} is not followed.");
        if (service.Find("build") is not { } build)
        {
            if (isWanted)
                log.Add(entry.Line, $"services.{entry.Key} has no build", "Name a service that has one");
            return null;
        }

        var before = log.Mistakes.Count;
        var item = WithoutEmpty(build.Value, variables.Into(build.Value));
        if (log.Mistakes.Count > before)
            return null; // Nothing more is asked of what could not be worked out.
        var reader = new DefinedBuildReader(BuildWords.OfCompose, variables.Value, log, notes);
        var read = reader.Read(
            new Placed<string>(entry.Key, entry.Line), item, service.Full("build"), name => Secret(name, file, variables));
        if (read is null || service.Find("platform") is not { Value: YamlText } platform)
            return read;
        var given = new Placed<string>(((YamlText)variables.Into(platform.Value)).Value, platform.Line);
        return given.Value.Length == 0 ? read : read with { Options = [("--platform", given), .. read.Options] };
    }

    // A key whose variables came to nothing ("target: ${STAGE:-}") says nothing, and what stands for it by default counts.
    private static YamlItem WithoutEmpty(YamlItem said, YamlItem item) => said is YamlMap before && item is YamlMap map
        ? map with
        {
            Entries =
            [
                .. from pair in before.Entries.Zip(map.Entries)
                   where pair.Second.Value is not YamlText { Value: "" } || pair.First.Value is YamlText { Value: "" }
                   select pair.Second,
            ],
        }
        : item;

    private static string? Secret(string name, YamlSection file, ComposeVariables variables)
    {
        var known = (file.Find("secrets")?.Value as YamlMap)?.Entries.FirstOrDefault(entry => entry.Key == name)?.Value as YamlMap;
        var source = known?.Entries.FirstOrDefault(entry => entry.Key is "file" or "environment");
        return source?.Value is YamlText text
            ? $"{(source.Key == "file" ? "src" : "env")}={((YamlText)variables.Into(text)).Value}"
            : null;
    }
}
