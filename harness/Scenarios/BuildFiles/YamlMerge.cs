using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.BuildFiles;

/// <summary>What <c>&lt;&lt;</c> stands for in a map: the keys of others that it does not have itself.</summary>
internal static class YamlMerge
{
    private const string Key = "<<";

    public static YamlItem Into(YamlItem item) => item switch
    {
        YamlList list => list with { Items = [.. list.Items.Select(Into)] },
        YamlMap map => map with { Entries = [.. Merged(map).Select(entry => entry with { Value = Into(entry.Value) })] },
        _ => item,
    };

    private static IEnumerable<YamlEntry> Merged(YamlMap map)
    {
        if (map.Entries.All(entry => entry.Key != Key))
            return map.Entries;
        List<YamlEntry> own = [.. map.Entries.Where(entry => entry.Key != Key)];
        var others = map.Entries.Where(entry => entry.Key == Key)
            .SelectMany(entry => entry.Value is YamlList list ? list.Items : [entry.Value])
            .OfType<YamlMap>()
            .SelectMany(Merged);
        var known = own.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        return [.. own, .. others.Where(entry => known.Add(entry.Key))];
    }
}
