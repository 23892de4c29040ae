namespace ImageBench.Cli.Lines;

/// <summary>How a line looks where it can: what it says stands in its words.</summary>
internal enum LineLook
{
    Plain,

    /// <summary>What a reader looks for first.</summary>
    Strong,

    /// <summary>What does not count.</summary>
    Bad,
}
