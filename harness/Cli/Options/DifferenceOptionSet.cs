using System.CommandLine;
using ImageBench.Cli.Options.Values;
using ImageBench.Cli.Tables;

namespace ImageBench.Cli.Options;

/// <summary>What is shown of a difference, and where its picture goes.</summary>
internal sealed class DifferenceOptionSet
{
    public const string Svg = "--svg";

    private readonly Option<int> _files = CheckedOption.NumberOrAll(
        "--files", "Lists so many of the changed files one by one, the largest change first.");
    private readonly Option<bool> _layers = new("--layers") { Description = "Lists the layers that both images have, too." };
    private readonly Option<bool> _packages = new("--packages") { Description = "Lists all packages that changed." };
    private readonly Option<bool> _values = new("--values")
    {
        Description = "Shows the values of environment variables, which may be secrets.",
    };

    private readonly Option<string?> _svg = OutputFile.Option(
        Svg, "Draws the difference into that file: directories as large as what changed in them.");

    public IEnumerable<Option> All => [_files, _layers, _packages, _values, _svg];

    public DifferenceParts Parts(ParseResult parsed) =>
        new(parsed.GetValue(_files), parsed.GetValue(_layers), parsed.GetValue(_packages), WithValues(parsed));

    /// <summary>How many files programs get: all of them, unless they ask for less.</summary>
    public int MostFiles(ParseResult parsed) =>
        parsed.GetResult(_files) is { Implicit: false } ? parsed.GetValue(_files) : int.MaxValue;

    public bool WithValues(ParseResult parsed) => parsed.GetValue(_values);

    /// <summary>The file that gets the picture; null: none is drawn.</summary>
    public string? Picture(ParseResult parsed) => parsed.GetValue(_svg);
}
