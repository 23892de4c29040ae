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
        await Draw(parsed, difference, "", cancellationToken);
        await WriteText(parsed, difference, mayNameParents, cancellationToken);
    }

    /// <summary>
    /// Those of several scenarios, or of none. Programs get one document or table that says which row is of which scenario; each picture is
    /// called after its own, since one file would hold the last of them alone.
    /// </summary>
    public async Task WriteAll(
        ParseResult parsed, IReadOnlyList<(string Scenario, ImageDifference Difference)> differences, CancellationToken cancellationToken)
    {
        foreach (var (scenario, difference) in differences)
            await Draw(parsed, difference, $"-{scenario}", cancellationToken);
        var (output, most) = (exports.Shown(parsed), options.MostFiles(parsed));
        if (parsed.GetValue(images.Json))
            await output.WriteAsync(DifferenceJson.Text(differences, most, options.WithValues(parsed)).AsMemory(), cancellationToken);
        else if (parsed.GetValue(images.Csv))
            FileChangesCsv.Write(output, differences, most);
        else
            await WriteTables(parsed, differences, cancellationToken);
    }

    private async Task WriteTables(
        ParseResult parsed, IReadOnlyList<(string Scenario, ImageDifference Difference)> differences, CancellationToken cancellationToken)
    {
        foreach (var (scenario, difference) in differences)
        {
            await exports.Shown(parsed).WriteLineAsync($"{scenario}:");
            await WriteText(parsed, difference, mayNameParents: false, cancellationToken);
        }
    }

    private async Task WriteText(ParseResult parsed, ImageDifference difference, bool mayNameParents, CancellationToken cancellationToken)
    {
        var output = exports.Shown(parsed);
        var most = options.MostFiles(parsed);
        if (parsed.GetValue(images.Json))
            await output.WriteAsync(DifferenceJson.Text(difference, most, options.WithValues(parsed)).AsMemory(), cancellationToken);
        else if (parsed.GetValue(images.Csv))
            FileChangesCsv.Write(output, difference, most);
        else
            DifferenceTable.Write(TableConsole.On(output), difference, options.Parts(parsed) with { MayNameParents = mayNameParents });
    }

    private async Task Draw(ParseResult parsed, ImageDifference difference, string end, CancellationToken cancellationToken)
    {
        if (options.Picture(parsed) is not { } picture)
            return;
        var path = Path.Combine(
            Path.GetDirectoryName(picture) ?? "", Path.GetFileNameWithoutExtension(picture) + end + Path.GetExtension(picture));
        await OutputFile.Write(DifferenceOptionSet.Svg, path, ChangePicture.Text(difference), cancellationToken);
    }
}
