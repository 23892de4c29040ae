using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ImageBench.Scenarios.Yaml;

/// <summary>
/// Turns the parser's events into items. YamlDotNet's own document model is not used: it stops at the first double key,
/// and all mistakes are to be told at once.
/// </summary>
internal sealed class YamlItemReader(string text)
{
    private const int DeepestLevel = 32;

    // Of lists, maps and texts, those behind an alias each time that it stands for them.
    private const int MostValues = 20_000;

    private readonly Parser _parser = new(new StringReader(text));
    private readonly Dictionary<AnchorName, (YamlItem Item, int Values)> _anchors = [];
    private int _values;

    /// <summary>How far the reading came, from 1.</summary>
    public int Line => Math.Max(1, (int)(_parser.Current?.End.Line ?? 1));

    /// <summary>The root of the only document; null when there is none. Throws a <see cref="YamlException"/> where it is no YAML.</summary>
    public YamlItem? Read()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
            return null;
        var root = Item(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            throw new YamlRefusal(
                second.Start, "begins a second document, and a scenario has one", "Remove the line --- and what follows it");
        }

        return root;
    }

    private YamlItem Item(int level)
    {
        var start = _parser.Current ?? throw new YamlRefusal(Mark.Empty, "the file ends too early", "Write what is missing");
        if (level > DeepestLevel)
            throw new YamlRefusal(start.Start, "is nested too deeply", "Keep to the keys that scenarios/README.md shows");
        Count(1, start.Start);
        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return Anchored(alias);

        var before = _values;
        YamlItem item = _parser.TryConsume<Scalar>(out var scalar)
            ? new YamlText(LineOf(scalar), scalar.Value, scalar.Style != ScalarStyle.Plain)
            : _parser.Accept<SequenceStart>(out _) ? List(level)
            : Map(level);
        if (start is NodeEvent { Anchor.IsEmpty: false } node)
            _anchors[node.Anchor] = (item, _values - before);
        return item;
    }

    private YamlItem Anchored(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var anchored))
        {
            throw new YamlRefusal(
                alias.Start,
                $"alias '*{alias.Value}' names no anchor before it",
                $"Write &{alias.Value} before the value that it stands for, or quotes around a text that begins with '*'");
        }

        Count(anchored.Values, alias.Start);
        return anchored.Item;
    }

    private void Count(int values, Mark at)
    {
        _values += values;
        if (_values > MostValues)
            throw new YamlRefusal(at, "is the 20,001st value or stands for it", "Keep in it only what the format knows");
    }

    private YamlList List(int level)
    {
        var start = _parser.Consume<SequenceStart>();
        List<YamlItem> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(Item(level + 1));
        return new YamlList(LineOf(start), items);
    }

    private YamlMap Map(int level)
    {
        var start = _parser.Consume<MappingStart>();
        List<YamlEntry> entries = [];
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (!_parser.TryConsume<Scalar>(out var key))
                throw new YamlRefusal(_parser.Current!.Start, "has a key that is no word", "Write key: value");
            entries.Add(new YamlEntry(LineOf(key), key.Value, Item(level + 1)));
        }

        return new YamlMap(LineOf(start), entries);
    }

    private static int LineOf(ParsingEvent parsed) => (int)parsed.Start.Line;
}
