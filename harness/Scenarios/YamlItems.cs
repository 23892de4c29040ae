using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ImageBench.Scenarios;

/// <summary>
/// Turns the parser's events into items. YamlDotNet's own document model is not used: it stops at the first double key,
/// and all mistakes are to be told at once.
/// </summary>
internal sealed class YamlItems(string text)
{
    private const int DeepestLevel = 32;

    private readonly Parser parser = new(new StringReader(text));
    private readonly Dictionary<AnchorName, YamlItem> anchors = [];

    /// <summary>The root of the only document; null when there is none, a <see cref="YamlException"/> when it is no YAML.</summary>
    public YamlItem? Read()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            return null;
        var root = Item(0);
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
            throw new YamlException(second.Start, second.End, "a second document begins here, and a scenario has one");
        return root;
    }

    private YamlItem Item(int level)
    {
        var start = parser.Current ?? throw new YamlException("the file ends too early");
        if (level > DeepestLevel)
            throw new YamlException(start.Start, start.End, "it is nested too deeply");
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return anchors.GetValueOrDefault(alias.Value) ?? throw new YamlException(alias.Start, alias.End, $"the alias '*{alias.Value}' names no anchor before it");

        YamlItem item = parser.TryConsume<Scalar>(out var scalar) ? new YamlText(Line(scalar), scalar.Value, scalar.Style != ScalarStyle.Plain)
            : parser.Accept<SequenceStart>(out _) ? List(level)
            : Map(level);
        if (start is NodeEvent { Anchor.IsEmpty: false } node)
            anchors[node.Anchor] = item;
        return item;
    }

    private YamlList List(int level)
    {
        var start = parser.Consume<SequenceStart>();
        List<YamlItem> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Item(level + 1));
        return new YamlList(Line(start), items);
    }

    private YamlMap Map(int level)
    {
        var start = parser.Consume<MappingStart>();
        List<YamlEntry> entries = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a key must be a word");
            entries.Add(new YamlEntry(Line(key), key.Value, Item(level + 1)));
        }

        return new YamlMap(Line(start), entries);
    }

    private static int Line(ParsingEvent parsed) => (int)parsed.Start.Line;
}
