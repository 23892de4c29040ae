namespace ImageBench.Scenarios.Yaml;

/// <summary>A piece of a YAML file and the line (from 1) where it begins: a text, a list or a map.</summary>
internal abstract record YamlItem(int Line)
{
    /// <summary>What it is, for mistakes.</summary>
    public abstract string Kind { get; }
}

/// <summary>Any scalar, as it was written; what it means is decided by the key that it belongs to.</summary>
internal sealed record YamlText(int Line, string Value, bool Quoted) : YamlItem(Line)
{
    public bool IsNothing => !Quoted && (Value is "" or "~" or "null" or "Null" or "NULL");

    public override string Kind => IsNothing ? "nothing" : Value.Length > 60 ? $"'{Value[..60]}...'" : $"'{Value}'";
}

/// <summary>Items in the order of the file.</summary>
internal sealed record YamlList(int Line, IReadOnlyList<YamlItem> Items) : YamlItem(Line)
{
    public override string Kind => "a list";
}

/// <summary>Entries in the order of the file; keys may still be double.</summary>
internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlItem(Line)
{
    public override string Kind => "a map of keys";
}

/// <summary>A key of a map with what it has.</summary>
internal sealed record YamlEntry(int Line, string Key, YamlItem Value);
