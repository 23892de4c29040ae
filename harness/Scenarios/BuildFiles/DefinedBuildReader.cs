using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.BuildFiles;

/// <summary>
/// Reads the build of a service or target into words of Docker's own build command. What changes the image and cannot be had is a mistake,
/// what is not understood a note; what says nothing of a measured build (tags, where the cache goes) is passed over.
/// </summary>
internal sealed class DefinedBuildReader(
    BuildWords words, Func<string, string?> variable, MistakeLog log, ICollection<string> notes)
{
    private static readonly string[] Plain =
        ["context", "dockerfile", "target", "args", "labels", "ssh", "network", "platforms", "ulimits"];

    private readonly List<(string Option, Placed<string> Value)> _options = [];

    /// <summary><paramref name="secrets"/>: where a file keeps its secrets by their names, as "env=NAME" or "src=FILE".</summary>
    public DefinedBuild? Read(Placed<string> name, YamlItem build, string full, Func<string, string?> secrets)
    {
        if (build is YamlText { IsNothing: false } context)
            return new DefinedBuild(name, new Placed<string>(context.Value, context.Line), new Placed<string>("Dockerfile", context.Line));
        var section = new YamlSection(build, full, "build: { context: ., dockerfile: Dockerfile }", log);
        if (!section.IsMap)
            return null;
        Sort(section);
        Take("--label", section, "labels");
        Take("--build-context", section, words.Contexts);
        Take("--add-host", section, words.Hosts);
        Take("--cache-from", section, words.CacheFrom);
        Single("--network", section, "network");
        Single("--shm-size", section, words.Memory);
        Platform(section);
        Limits(section);
        Agents(section);
        Secrets(section, secrets);
        return new DefinedBuild(
            name,
            section.Text("context", "context: .") ?? new Placed<string>(".", section.Line),
            section.Text("dockerfile", "dockerfile: Dockerfile") ?? new Placed<string>("Dockerfile", section.Line))
        {
            Target = section.Text("target", "target: STAGE"),
            Arguments = Arguments(section),
            Options = _options,
        };
    }

    private void Sort(YamlSection section)
    {
        string[] known = [.. Plain, words.Contexts, words.Secrets, words.Hosts, words.Memory, words.CacheFrom, .. words.SayNothing];
        foreach (var (line, key, value) in section.Entries)
        {
            if (known.Contains(key) || key.StartsWith("x-", StringComparison.Ordinal))
                continue;
            if (!words.Refused.Contains(key))
                notes.Add($"{log.File}:{line}: {section.Full(key)} is not understood and left out.");
            else if (value is not YamlText { Value: "false" or "default" or "" })
                log.Add(line, $"{section.Full(key)} cannot be measured here", "Write a Dockerfile, and give it by its path");
        }
    }

    private Dictionary<string, Placed<string>> Arguments(YamlSection section)
    {
        var arguments = new Dictionary<string, Placed<string>>(StringComparer.Ordinal);
        foreach (var (key, value, line) in ItemText.Pairs(section, "args"))
        {
            // One without a value has the environment's, and where that has none the Dockerfile's.
            if ((value ?? variable(key)) is { } known)
                arguments[key] = new Placed<string>(known, line);
        }

        return arguments;
    }

    private void Take(string option, YamlSection section, string key)
    {
        foreach (var (name, value, line) in ItemText.Pairs(section, key))
        {
            var text = value is null ? name : $"{name}={value}";
            if (option == "--cache-from" && ServiceCache.TypeIn(text) is { } type)
                notes.Add($"{log.File}:{line}: {section.Full(key)} has a cache of the type {type}, which is not imported here.");
            else
                _options.Add((option, new Placed<string>(text, line)));
        }
    }

    private void Single(string option, YamlSection section, string key)
    {
        if (section.Text(key, $"{key}: VALUE") is { } text)
            _options.Add((option, text));
    }

    private void Platform(YamlSection section)
    {
        List<YamlText> platforms = [.. ItemText.Items(section, "platforms").OfType<YamlText>()];
        if (platforms.Count == 1)
            _options.Add(("--platform", new Placed<string>(platforms[0].Value, platforms[0].Line)));
        else if (platforms.Count > 1)
            notes.Add($"{log.File}:{platforms[0].Line}: {section.Full("platforms")} has several, of which the engine's own is measured.");
    }

    private void Limits(YamlSection section)
    {
        if (section.Find("ulimits") is not { } entry)
            return;
        foreach (var limit in entry.Value is YamlMap ? new YamlSection(entry.Value, section.Full("ulimits"), "", log).Entries : [])
        {
            var both = limit.Value is YamlMap map
                ? $"{ItemText.Of(map, "soft")}:{ItemText.Of(map, "hard")}"
                : ItemText.Of(limit.Value);
            _options.Add(("--ulimit", new Placed<string>($"{limit.Key}={both}", limit.Line)));
        }

        foreach (var text in ItemText.Items(section, "ulimits").OfType<YamlText>())
            _options.Add(("--ulimit", new Placed<string>(text.Value, text.Line)));
    }

    private void Agents(YamlSection section)
    {
        foreach (var item in ItemText.Items(section, "ssh"))
        {
            var id = item is YamlMap map ? ItemText.Of(map, "id") : ItemText.Of(item);
            if (id.Contains('=', StringComparison.Ordinal) || (item is YamlMap other && ItemText.Of(other, "paths").Length > 0))
            {
                log.Add(
                    item.Line,
                    $"{section.Full("ssh")} '{id}' names a socket or a key",
                    "Give it on the command line: --ssh ID=SOCKET");
            }
            else
            {
                _options.Add(("--ssh", new Placed<string>(id, item.Line)));
            }
        }
    }

    private void Secrets(YamlSection section, Func<string, string?> known)
    {
        foreach (var item in ItemText.Items(section, words.Secrets))
        {
            var text = item is YamlMap map ? SecretOf(map, known) : ItemText.Of(item);
            if (!text.Contains('=', StringComparison.Ordinal))
                text = known(text) is { } source ? $"id={text},{source}" : $"id={text}";
            _options.Add(("--secret", new Placed<string>(text, item.Line)));
        }
    }

    private static string SecretOf(YamlMap map, Func<string, string?> known)
    {
        var source = ItemText.Of(map, "source");
        if (source.Length > 0)
            return $"id={(ItemText.Of(map, "target") is { Length: > 0 } target ? target : source)},{known(source) ?? $"env={source}"}";
        return ItemText.Joined(map);
    }
}
