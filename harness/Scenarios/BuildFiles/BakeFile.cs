using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.BuildFiles;

/// <summary>
/// Reads the targets of a bake file: of one in JSON that says all by itself, or of what <c>docker buildx bake --print</c> makes of any.
/// </summary>
internal sealed class BakeFile(MistakeLog log, ICollection<string> notes)
{
    private const string Default = "default";

    // Groups may hold groups, and those each other.
    private const int Deepest = 16;

    /// <summary>Whether only buildx knows what it says: another language than JSON, variables, functions, targets made of others.</summary>
    public static bool NeedsEvaluation(string path)
    {
        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return true;
        var root = YamlFile.ReadJson(path, new MistakeLog(path));
        return root is YamlMap map && (map.Entries.Any(entry => entry.Key is "variable" or "function")
            || TargetsOf(map).OfType<YamlMap>().SelectMany(target => target.Entries).Any(entry => entry.Key is "inherits" or "matrix")
            || TextsIn(map).Any(text => text.Contains("${", StringComparison.Ordinal)));
    }

    /// <summary>The wanted targets, or those of wanted groups; where none are named the group or the target "default", else all.</summary>
    public IReadOnlyList<DefinedBuild> Read(YamlItem? root, IReadOnlyList<string> wanted)
    {
        if (root is null)
            return [];
        const string example = "{ \"target\": { \"web\": { \"context\": \".\" } } }";
        var file = new YamlSection(root, "", example, log);
        if (file.Find("target") is not { Value: YamlMap } entry)
        {
            log.Add(null, "has no target", $"Write {example}");
            return [];
        }

        var targets = new YamlSection(entry.Value, "target", example, log);
        return [.. Chosen(file, targets, wanted).Distinct().Select(name => targets.Find(name)!).Select(Build).OfType<DefinedBuild>()];
    }

    private IEnumerable<string> Chosen(YamlSection file, YamlSection targets, IReadOnlyList<string> wanted)
    {
        var groups = file.Find("group") is { Value: YamlMap map } ? map.Entries : [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        List<string> known = [.. targets.Entries.Select(target => target.Key), .. groups.Select(group => group.Key)];
        if (wanted.Count == 0)
            return known.Contains(Default) ? Members(Default, 0) : targets.Entries.Select(target => target.Key);
        foreach (var name in wanted.Where(name => !known.Contains(name)))
            log.Add(null, $"there is no target '{name}'", NearestWord.Remedy(name, known, "targets"));
        return wanted.SelectMany(name => Members(name, 0));

        IEnumerable<string> Members(string name, int depth)
        {
            // Groups may name each other, and themselves: each counts once.
            if (!seen.Add(name))
                return [];
            if (targets.Find(name) is not null)
                return [name];
            var group = groups.FirstOrDefault(group => group.Key == name)?.Value as YamlMap;
            var members = group?.Entries.FirstOrDefault(entry => entry.Key == "targets")?.Value as YamlList;
            return depth > Deepest ? [] : (members?.Items.OfType<YamlText>() ?? []).SelectMany(member => Members(member.Value, depth + 1));
        }
    }

    private DefinedBuild? Build(YamlEntry target) =>
        new DefinedBuildReader(BuildWords.OfBake, Environment.GetEnvironmentVariable, log, notes).Read(
            new Placed<string>(target.Key, target.Line), target.Value, $"target.{target.Key}", _ => null);

    private static IEnumerable<YamlItem> TargetsOf(YamlMap root) =>
        root.Entries.Where(entry => entry.Key == "target").Select(entry => entry.Value).OfType<YamlMap>()
            .SelectMany(map => map.Entries).Select(entry => entry.Value);

    private static IEnumerable<string> TextsIn(YamlItem item) => item switch
    {
        YamlText text => [text.Value],
        YamlList list => list.Items.SelectMany(TextsIn),
        YamlMap map => map.Entries.SelectMany(entry => TextsIn(entry.Value)),
        _ => [],
    };
}
