using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>Reads the keys of scenario.yaml. Whether the files and names that they give exist is not asked here.</summary>
internal static class ScenarioFileReader
{
    /// <summary>What the file says; an empty file says nothing, and of a wrong one that which could be read.</summary>
    public static ScenarioFile Read(string path, MistakeLog log)
    {
        if (YamlFile.Read(path, log) is not { } root || root is YamlText { IsNothing: true })
            return ScenarioFile.Empty;
        var file = new YamlSection(root, "", "keys such as title: Movie CRUD API in Go", log,
            ["name", "title", "baseline", "context", "variants", "parents", "edit", "check", "budget", .. OptionReader.Keys]);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var edit = file.Find("edit") is { } entry
            ? new YamlSection(
                entry.Value, "edit", "edit: { source: main.go, dependency: go.mod }", log, "source", "dependency", "may_be_ignored")
            : null;
        return new ScenarioFile(
            Title(file, log),
            file.Text("baseline", "baseline: NAME with the name of a variant"),
            file.Text("context", "context: . or a folder inside the scenario's"),
            Variants(file, folder, log),
            Parents(file, log),
            edit?.Text("source", "source: FILE with a file of the context"),
            edit?.Text("dependency", "dependency: FILE with a file of the context"),
            edit?.Flag("may_be_ignored") ?? false,
            file.Find("check") is { } check ? CheckReader.Read(check.Value, log) : null,
            BudgetReader.Read(file, log))
        {
            OwnName = file.Text("name", "name: NAME"),
            Options = new OptionReader(file, folder, log).Read(),
        };
    }

    private static Placed<string>? Title(YamlSection file, MistakeLog log)
    {
        var title = file.Text("title", "title: Movie CRUD API in Go");
        if (title is null || !title.Value.Trim().AsSpan().ContainsAny('\n', '\r'))
            return title;
        log.Add(title.Line, "title has more than one line", "Write one line");
        return null;
    }

    private static List<VariantEntry>? Variants(YamlSection file, string folder, MistakeLog log)
    {
        if (file.Find("variants") is not { } entry)
            return null;
        const string example = "variants: { single: { dockerfile: Dockerfile.single } }";
        var variants = new YamlSection(entry.Value, "variants", example, log);
        return variants.IsMap ? [.. variants.Entries.Select(variant => VariantReader.Read(variant, folder, log))] : null;
    }

    private static List<ParentEntry> Parents(YamlSection file, MistakeLog log)
    {
        const string example = "{ hub: \"alpine:3.22\", debian: \"imagebench/busybox\" }";
        if (file.Find("parents") is not { } entry)
            return [];
        List<ParentEntry> parents = [];
        foreach (var (line, argument, value) in new YamlSection(
            entry.Value, "parents", $"parents: {{ RUNTIME_IMAGE: {example} }}", log).Entries)
        {
            var parent = new YamlSection(value, $"parents.{argument}", $"{argument}: {example}", log, "hub", "debian");
            if (parent.IsMap && !parent.Entries.Any())
                log.Add(line, $"parents.{argument} names no image", $"Write {argument}: {example}");
            parents.Add(new ParentEntry(
                new Placed<string>(argument, line),
                parent.Text("hub", "hub: IMAGE with the name that the Dockerfile has by default"),
                parent.Text("debian", "debian: IMAGE with the name of an image that is made here")));
        }

        return parents;
    }
}
