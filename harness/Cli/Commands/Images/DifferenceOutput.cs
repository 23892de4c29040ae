using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Cli.Options.Values;
using ImageBench.Cli.Tables;
using ImageBench.Images.Changes;
using ImageBench.Reports.Pictures;
using ImageBench.Results.Exports;

namespace ImageBench.Cli.Commands.Images;

/// <summary>Writes a difference in the form that is asked for: a table for people, or JSON or CSV for programs; and its picture.</summary>
internal sealed class DifferenceOutput(ImageOptionSet images, DifferenceOptionSet options, ExportOptionSet exports)
{
    /// <summary><paramref name="mayNameParents"/>: whether the command takes the names of parent images.</summary>
    public async Task Write(ParseResult parsed, ImageDifference difference, bool mayNameParents, CancellationToken cancellationToken)
    {
        if (options.Picture(parsed) is { } picture)
            await OutputFile.Write(DifferenceOptionSet.Svg, picture, ChangePicture.Text(difference), cancellationToken);
        var output = exports.Shown(parsed);
        var most = options.MostFiles(parsed);
        if (parsed.GetValue(images.Json))
            await output.WriteAsync(DifferenceJson.Text(difference, most, options.WithValues(parsed)).AsMemory(), cancellationToken);
        else if (parsed.GetValue(images.Csv))
            FileChangesCsv.Write(output, difference, most);
        else
            DifferenceTable.Write(TableConsole.On(output), difference, options.Parts(parsed) with { MayNameParents = mayNameParents });
    }

    /// <summary>Several, by scenario: of JSON one document, so that a program reads it as a whole.</summary>
    public async Task WriteJson(
        ParseResult parsed, IReadOnlyList<(string Scenario, ImageDifference Difference)> differences, CancellationToken cancellationToken)
    {
        var text = DifferenceJson.Text(differences, options.MostFiles(parsed), options.WithValues(parsed));
        await exports.Shown(parsed).WriteAsync(text.AsMemory(), cancellationToken);
    }

    public bool IsJson(ParseResult parsed) => parsed.GetValue(images.Json);
}
