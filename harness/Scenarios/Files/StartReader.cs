using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>Reads the keys of a <c>check</c> that say how the container is started.</summary>
internal sealed class StartReader(YamlSection check, MistakeLog log)
{
    public static readonly IReadOnlyList<string> Keys = ["memory", "read_only", "env", "args", "new_privileges"];

    /// <summary>No engine starts a container with less than that.</summary>
    private static readonly ByteSize LeastMemory = new(10_000_000);

    /// <summary>The check with them; null where there is none, and then too their mistakes are told.</summary>
    public CheckSpec? Read(CheckSpec? spec)
    {
        var memory = check.Value<ByteSize>(
            "memory", TryParseMemory, $"a size of {LeastMemory} or more with its unit", $"memory: 500MB; a size is {ByteSize.ValidValues}");
        var (readOnly, newPrivileges) = (check.Flag("read_only"), check.Flag("new_privileges"));
        var (environment, arguments) = (Environment(), Arguments());
        return spec is null ? null : spec with
        {
            Memory = memory?.Value ?? CheckSpec.DefaultMemory,
            ReadOnlyRoot = readOnly,
            Environment = environment,
            Arguments = arguments,
            NewPrivileges = newPrivileges,
        };
    }

    private static bool TryParseMemory(string text, out ByteSize size) => ByteSize.TryParse(text, out size) && size >= LeastMemory;

    private Dictionary<string, string> Environment()
    {
        const string Example = "env: { DB_URL: \"memory:\" }";
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (check.Find("env") is not { } entry)
            return variables;
        var map = new YamlSection(entry.Value, "check.env", Example, log);
        foreach (var (line, name, value) in map.Entries)
        {
            if (name.Length == 0 || name.Contains('=', StringComparison.Ordinal))
                log.Add(line, $"check.env names '{name}', which is no name of a variable", $"Write {Example}");
            else if (value is YamlText { IsNothing: false } text)
                variables[name] = text.Value;
            else
                log.Add(line, $"check.env.{name} must be text, not {value.Kind}", $"Write {Example}; \"\" is an empty one");
        }

        return variables;
    }

    private List<string>? Arguments()
    {
        const string Example = "args: [serve, --port, \"8000\"]";
        if (check.Find("args") is not { } entry)
            return null;
        if (entry.Value is not YamlList list)
        {
            log.Add(entry.Line, $"check.args must be a list of words, not {entry.Value.Kind}", $"Write {Example}");
            return null;
        }

        foreach (var item in list.Items.Where(item => item is not YamlText { IsNothing: false }))
            log.Add(item.Line, $"check.args must be words, not {item.Kind}", $"Write {Example}");
        return [.. list.Items.OfType<YamlText>().Select(word => word.Value)];
    }
}
