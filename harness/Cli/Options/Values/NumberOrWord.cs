using System.Globalization;

namespace ImageBench.Cli.Options.Values;

/// <summary>
/// What <see cref="CheckedOption.NumberOr"/> reads: a number, or null for the word. The library fails on options that are read as null.
/// </summary>
internal sealed record NumberOrWord(int? Number)
{
    /// <summary>As help texts show a default.</summary>
    public override string ToString() => Number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
