using System.Text.Json;
using ImageBench.Images.Contents;
using ImageBench.Images.Documents;

namespace ImageBench.Images.Changes.Settings;

/// <summary>Compares what two configs say of how a container starts.</summary>
internal static class ConfigComparison
{
    public static IReadOnlyList<ConfigChange> Of(ImageConfig? from, ImageConfig? to)
    {
        var (left, right) = (from?.Config, to?.Config);
        IEnumerable<ConfigChange> changes =
        [
            .. One("platform", $"{from?.Os}/{from?.Architecture}", $"{to?.Os}/{to?.Architecture}"),
            .. One("entrypoint", Words(left?.Entrypoint), Words(right?.Entrypoint)),
            .. One("command", Words(left?.Cmd), Words(right?.Cmd)),
            .. One("user", left?.User, right?.User),
            .. One("working_dir", left?.WorkingDir, right?.WorkingDir),
            .. One("stop_signal", Text(left?.StopSignal), Text(right?.StopSignal)),
            .. One("healthcheck", Text(left?.Healthcheck), Text(right?.Healthcheck)),
            .. Named("env", Variables(left), Variables(right), isPrivate: true),
            .. Named("port", Keys(left?.ExposedPorts), Keys(right?.ExposedPorts)),
            .. Named("volume", Keys(left?.Volumes), Keys(right?.Volumes)),
            .. Named("label", Keys(left?.Labels), Keys(right?.Labels)),
        ];
        return [.. changes];
    }

    private static IEnumerable<ConfigChange> One(string setting, string? left, string? right)
    {
        // What is empty is not set: builders write the one or the other.
        var (before, after) = (left is { Length: > 0 } ? left : null, right is { Length: > 0 } ? right : null);
        return before == after ? [] : [new ConfigChange(setting, "", before, after)];
    }

    private static IEnumerable<ConfigChange> Named(
        string setting, SortedDictionary<string, string> left, SortedDictionary<string, string> right, bool isPrivate = false) =>
        left.Keys.Union(right.Keys).Order(StringComparer.Ordinal)
            .Select(name => new ConfigChange(setting, name, left.GetValueOrDefault(name), right.GetValueOrDefault(name), isPrivate))
            .Where(change => change.Base != change.Head);

    private static string? Words(IReadOnlyList<string?>? words) => words is { Count: > 0 } ? JsonSerializer.Serialize(words) : null;

    private static SortedDictionary<string, string> Variables(ImageConfig.RunConfig? config)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in (config?.Env ?? []).OfType<string>())
        {
            var parts = entry.Split('=', 2);
            variables[parts[0]] = parts.Length > 1 ? parts[1] : "";
        }

        return variables;
    }

    private static SortedDictionary<string, string> Keys(JsonElement? map)
    {
        var keys = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (map is { ValueKind: JsonValueKind.Object } known)
        {
            foreach (var property in known.EnumerateObject())
                keys[JsonText.NameOf(property)] = Text(property.Value) is { Length: > 0 } text and not "{}" ? text : "set";
        }

        return keys;
    }

    private static string? Text(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { } known => JsonText.Of(known),
    };
}
