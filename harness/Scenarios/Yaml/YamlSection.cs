using System.Globalization;

namespace ImageBench.Scenarios.Yaml;

/// <summary>
/// One map of scenario.yaml with the keys that it may have (none given: any). Each reading of a key tells the log what is wrong
/// with its value and gives null then, as it does for a key that is not there.
/// </summary>
internal sealed class YamlSection
{
    private readonly string _name;
    private readonly MistakeLog _log;
    private readonly Dictionary<string, YamlEntry> _entries = new(StringComparer.Ordinal);

    public YamlSection(YamlItem item, string name, string example, MistakeLog log, params IReadOnlyList<string> keys)
    {
        (_name, _log, Line) = (name, log, item.Line);
        if (item is not YamlMap map)
        {
            log.Add(item.Line, $"{(name.Length == 0 ? "the file" : name)} must be a map of keys, not {item.Kind}", $"Write {example}");
            return;
        }

        IsMap = true;
        foreach (var entry in map.Entries)
        {
            if (keys.Count > 0 && !keys.Contains(entry.Key))
                AddUnknown(entry, keys);
            else if (!_entries.TryAdd(entry.Key, entry))
                log.Add(entry.Line, $"{Full(entry.Key)} is given twice, first in line {_entries[entry.Key].Line}", "Keep one of the two");
        }
    }

    public delegate bool TryParse<T>(string text, out T value);

    /// <summary>False when something else than a map stands there: then that is already told.</summary>
    public bool IsMap { get; }

    public int Line { get; }

    public IEnumerable<YamlEntry> Entries => _entries.Values.OrderBy(entry => entry.Line);

    public YamlEntry? Find(string key) => _entries.GetValueOrDefault(key);

    /// <summary>The key with the sections that it stands in, as in "check.port".</summary>
    public string Full(string key) => _name.Length == 0 ? key : $"{_name}.{key}";

    public Placed<string>? Text(string key, string example)
    {
        if (Find(key) is not { } entry)
            return null;
        if (entry.Value is YamlText { IsNothing: false } text && text.Value.Trim().Length > 0)
            return new Placed<string>(text.Value, entry.Line);
        AddWrong(entry, "text", example);
        return null;
    }

    public Placed<T>? Value<T>(string key, TryParse<T> tryParse, string kind, string example)
    {
        if (Find(key) is not { } entry)
            return null;
        if (entry.Value is YamlText text && tryParse(text.Value.Trim(), out var value))
            return new Placed<T>(value, entry.Line);
        AddWrong(entry, kind, example);
        return null;
    }

    public Placed<int>? Number(string key, int least, int most, int example) => Value(
        key,
        (string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number >= least
            && number <= most,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        string.Create(CultureInfo.InvariantCulture, $"{key}: {example}"));

    public bool Flag(string key) => Value(
        key,
        (string text, out bool flag) => (flag = text == "true") || text == "false",
        "true or false",
        $"{key}: true")?.Value ?? false;

    private void AddWrong(YamlEntry entry, string kind, string example) =>
        _log.Add(
            entry.Line,
            $"{Full(entry.Key)} must be {kind}, not {(entry.Value is YamlText { Value: "" } ? "nothing" : entry.Value.Kind)}",
            $"Write {example}");

    private void AddUnknown(YamlEntry entry, IReadOnlyList<string> keys)
    {
        var nearest = NearestWord.Find(entry.Key, keys);
        var known = $"{(_name.Length == 0 ? "the keys" : $"the keys of {_name}")} are {string.Join(", ", keys)}";
        _log.Add(
            entry.Line, $"there is no key '{Full(entry.Key)}'", nearest is null ? $"Remove it: {known}" : $"Write '{nearest}': {known}");
    }
}
