using ImageBench.Model;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.BuildFiles;

/// <summary>What services and targets write in several forms, as texts: a map or a list, one text or several.</summary>
internal static class ItemText
{
    /// <summary>The item's text; of a map, a list or nothing an empty one.</summary>
    public static string Of(YamlItem item) => (item as YamlText)?.Value ?? "";

    /// <summary>The map as "KEY=VALUE,...".</summary>
    public static string Joined(YamlMap map) => string.Join(',', map.Entries.Select(part => $"{part.Key}={Of(part.Value)}"));

    /// <summary>The text that a map has under a key; empty where it has none.</summary>
    public static string Of(YamlMap map, string key) =>
        (map.Entries.FirstOrDefault(entry => entry.Key == key)?.Value as YamlText)?.Value ?? "";

    /// <summary>The items of a list, or one text as its only item.</summary>
    public static IEnumerable<YamlItem> Items(YamlSection section, string key) => section.Find(key)?.Value switch
    {
        null or YamlText { IsNothing: true } => [],
        YamlList list => list.Items,
        YamlText text => [text],
        _ => [],
    };

    /// <summary>A map of names to values, or a list of "NAME=VALUE" or "NAME"; a map within a list is "KEY=VALUE,...".</summary>
    public static IEnumerable<(string Name, string? Value, int Line)> Pairs(YamlSection section, string key)
    {
        if (section.Find(key) is not { } entry)
            yield break;
        foreach (var item in entry.Value is YamlMap values ? values.Entries : [])
            yield return (item.Key, item.Value is YamlText { IsNothing: false } said ? said.Value : null, item.Line);
        foreach (var item in Items(section, key))
        {
            var (name, value) = item is YamlMap map ? (Joined(map), null) : NamedValue.Split(Of(item));
            yield return (name, value, item.Line);
        }
    }
}
