using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Cli.Tables;
using ImageBench.Model;
using ImageBench.Results.Exports;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Variants;

namespace ImageBench.Cli.Commands;

/// <summary><c>imagebench inspect IMAGE|ARCHIVE|FOLDER</c>: the layers, sizes and waste of one image, wherever it lies.</summary>
internal sealed class InspectCommand(SharedOptions shared, TimeProvider time)
{
    private readonly Argument<string> _image = new("IMAGE|ARCHIVE|FOLDER") { Description = ImageOptionSet.WhereItLies };
    private readonly ImageOptionSet _which = new();

    private readonly Option<bool> _csv = new("--csv") { Description = "Prints the layers as CSV, with the columns of layers.csv." };
    private readonly Option<bool> _json = new("--json")
    {
        Description = "Prints the image, its layers and its wasted files as one JSON object.",
    };
    private readonly Option<bool> _noContentSize = new("--no-content-size")
    {
        Description = "Compresses nothing, which is much faster: content sizes are then told only of layers that lie there compressed.",
    };

    public Command Make()
    {
        var command = new Command(
            "inspect", "Shows the layers, sizes and wasted bytes of one image.") { _image, _csv, _json, _noContentSize, shared.Engine };
        foreach (var option in _which.All)
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_csv) && result.GetValue(_json))
                result.AddError("--csv and --json are two forms of one answer: give one of them.");
        });
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (engine, progress) = (parsed.GetRequiredValue(shared.Engine), parsed.InvocationConfiguration.Error);
        var source = new ImageSource(engine, !parsed.GetValue(_noContentSize), progress, time);
        var image = (await source.Read(parsed.GetRequiredValue(_image), _which.Choice(parsed), isCompared: false, cancellationToken)).Facts;
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(_json))
            await output.WriteAsync(ImageJson.Text(image));
        else if (parsed.GetValue(_csv))
            await output.WriteAsync(LayersCsv.Text(LayerSummary.Of(image)));
        else
            InspectTable.Write(TableConsole.On(output), image);
        return (int)ExitCode.Good;
    }
}
