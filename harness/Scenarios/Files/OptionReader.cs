using ImageBench.Model.Options;
using ImageBench.Scenarios.Given;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>
/// Reads what builds are given beside context and arguments, of a scenario or of one variant: the options of Docker's own build command.
/// </summary>
internal sealed class OptionReader(YamlSection section, string folder, MistakeLog log)
{
    /// <summary>The keys, in the order in which the pages list them.</summary>
    public static readonly string[] Keys =
    [
        "secrets", "ssh", "contexts", "platform", "network", "add_hosts", "shm_size", "ulimits", "labels", "cache_from", "cache_to",
    ];

    private readonly OptionFileReader _files = new(folder, log);

    public BuildOptions Read() => new()
    {
        Secrets = Map("secrets", "secrets: { npmrc: { env: NPM_TOKEN } }", _files.Secret),
        SshAgents = Agents(),
        Contexts = Map("contexts", "contexts: { assets: ../assets }", _files.Context),
        Platform = Word("platform", PlainOptionText.IsPlatform, "a platform", $"platform: {PlainOptionText.ValidPlatform}"),
        Network = Word(
            "network", PlainOptionText.IsNetwork, "a network of builds", $"one of {string.Join(", ", PlainOptionText.Networks)}"),
        Hosts = [.. Map("add_hosts", "add_hosts: { registry.local: 10.0.0.5 }", Host).Values],
        SharedMemory = section.Value<long>(
            "shm_size", PlainOptionText.TryMemory, "a size", $"shm_size: 128m; a size is {PlainOptionText.ValidMemory}")?.Value,
        Limits = Map("ulimits", "ulimits: { nofile: 1024:2048 }", Limit),
        Labels = Map("labels", "labels: { org.example.team: movies }", Label),
        CacheFrom = Caches("cache_from", isExport: false, $"cache_from: \"{CacheText.ValidInScenario}\""),
        CacheTo = Caches("cache_to", isExport: true, $"cache_to: \"type={CachePlace.Inline}\""),
    };

    private string? Word(string key, Func<string, bool> isRight, string kind, string example) => section.Value(
        key, (string text, out string value) => isRight(value = text), kind, example)?.Value;

    private Dictionary<string, T> Map<T>(string key, string example, Func<YamlSection, YamlEntry, (bool IsRight, T Value)> read)
    {
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        if (section.Find(key) is not { } entry)
            return values;
        var map = new YamlSection(entry.Value, section.Full(key), example, log);
        foreach (var item in map.Entries)
        {
            if (read(map, item) is (true, var value))
                values[item.Key] = value;
        }

        return values;
    }

    private Dictionary<string, string?> Agents()
    {
        var agents = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var id in Texts("ssh", "ssh: default"))
        {
            if (!id.Value.AsSpan().ContainsAny("=/, \0"))
            {
                agents[id.Value] = null;
                continue;
            }

            log.Add(
                id.Line,
                $"{section.Full("ssh")} '{id.Value}' is more than the id of an agent",
                "Write the id alone, as in default; where the agent's socket lies is for the command line to say: --ssh ID=SOCKET");
        }

        return agents;
    }

    private (bool, string) Host(YamlSection map, YamlEntry entry) => (Checked(
        map,
        entry,
        (string text, out string host) => PlainOptionText.TryHost($"{entry.Key}={text}", out host),
        "the address of a host",
        "10.0.0.5",
        out var value), value);

    private (bool, string) Limit(YamlSection map, YamlEntry entry) => (Checked(
        map,
        entry,
        (string text, out string limit) => PlainOptionText.TryLimit(entry.Key, text, out limit),
        "a limit",
        "1024:2048",
        out var value), value);

    private (bool, string) Label(YamlSection map, YamlEntry entry)
    {
        if (!PlainOptionText.IsLabel(entry.Key))
            log.Add(entry.Line, $"{map.Full(entry.Key)} cannot be a label", "Write another: imagebench.* are the marks of runs");
        return (Checked(map, entry, (string text, out string label) => (label = text) is not null, "text", "\"\"", out var value), value);
    }

    private bool Checked(
        YamlSection map, YamlEntry entry, YamlSection.TryParse<string> parse, string kind, string example, out string value)
    {
        value = "";
        if (entry.Value is YamlText { IsNothing: false } text && parse(text.Value, out value))
            return true;
        log.Add(entry.Line, $"{map.Full(entry.Key)} must be {kind}, not {entry.Value.Kind}", $"Write {entry.Key}: {example}");
        return false;
    }

    private List<CachePlace> Caches(string key, bool isExport, string example)
    {
        List<CachePlace> places = [];
        foreach (var text in Texts(key, example))
        {
            if (CacheText.Read(text.Value, isExport, folder: null, out var place) is { } flaw)
            {
                log.Add(text.Line, $"{section.Full(key)} '{text.Value}' {flaw}", $"Write {example}");
            }
            else if (isExport && place.Type != CachePlace.Inline)
            {
                // A scenario is data from somebody else, and its builds would push there with the user's login.
                log.Add(
                    text.Line,
                    $"{section.Full(key)} '{text.Value}' pushes to a registry, which no scenario may ask for",
                    $"Write {example}, or give it on the command line: --cache-to {text.Value}");
            }
            else
            {
                places.Add(place);
            }
        }

        return places;
    }

    /// <summary>One text, or a list of them.</summary>
    private IEnumerable<Placed<string>> Texts(string key, string example)
    {
        if (section.Find(key) is not { } entry)
            yield break;
        foreach (var item in entry.Value is YamlList list ? list.Items : [entry.Value])
        {
            if (item is YamlText { IsNothing: false } text && text.Value.Trim().Length > 0)
                yield return new Placed<string>(text.Value.Trim(), text.Line);
            else
                log.Add(item.Line, $"{section.Full(key)} must be text, or a list of texts, not {item.Kind}", $"Write {example}");
        }
    }
}
