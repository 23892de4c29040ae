namespace ImageBench.Cli.Lines;

/// <summary>A line of a terminal or of a pipe, without its line end.</summary>
internal readonly record struct ShownLine(string Text, LineLook Look = LineLook.Plain)
{
    /// <summary>With what a terminal draws it by.</summary>
    public string Drawn(bool hasColours) => Look switch
    {
        LineLook.Strong => $"\u001b[1m{Text}\u001b[0m",
        LineLook.Bad => hasColours ? $"\u001b[31m{Text}\u001b[0m" : Text,
        _ => Text,
    };
}
