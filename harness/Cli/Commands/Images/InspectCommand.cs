using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Cli.Options.Values;
using ImageBench.Cli.Tables;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Results.Exports;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Variants;

namespace ImageBench.Cli.Commands.Images;

/// <summary><c>imagebench inspect IMAGE|ARCHIVE|FOLDER</c>: the layers, sizes and waste of one image, wherever it lies.</summary>
internal sealed class InspectCommand(SharedOptions shared, TimeProvider time)
{
    private readonly Argument<string?> _image = new("IMAGE|ARCHIVE|FOLDER")
    {
        Description = ImageOptionSet.WhereItLies,
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly ImageOptionSet _images = new(shared)
    {
        Csv = { Description = "Prints the layers as CSV, with the columns of layers.csv." },
        Json = { Description = "Prints the image, its layers and its wasted files as one JSON object." },
        NoContentSize =
        {
            Description =
                "Compresses nothing, which is much faster: content sizes are then told only of layers that lie there compressed.",
        },
    };

    private readonly Option<bool> _contents = new("--contents")
    {
        Description =
            "Of an image in a registry: downloads its layers and reads them, each once and none kept, for its unpacked size, files and "
            + "waste. Without it only manifests are asked for. All other images are read in any case.",
    };

    private readonly Option<bool> _referrers = new("--referrers")
    {
        Description = "Of an image in a registry: also asks what is about it and listed in no index, such as signatures and SBOMs (some "
            + "requests more).",
    };

    public Command Make()
    {
        var command = new Command("inspect", "Shows the layers, sizes and wasted bytes of one image.") { _image, _contents, _referrers };
        _images.AddTo(command);
        var many = new ReferenceInspection(_images, time);
        foreach (var option in many.All)
            command.Add(option);
        command.Validators.Add(result => many.Check(result, result.GetValue(_image), _contents, _referrers));
        command.Validators.Add(result =>
        {
            if (_images.IsAll(result) && result.GetValue(_image) is { } typed && !ImageName.IsInRegistry(typed))
                result.AddError($"--platform all lists what a registry holds under a name: give {ImageName.ValidValues}.");
        });
        command.Validators.Add(result =>
        {
            var isListed = result.GetValue(_image) is { } typed && ImageName.IsInRegistry(typed)
                && (!result.Typed(_contents) || _images.IsAll(result));
            if (result.Typed(_referrers) && !isListed)
                result.AddError($"--referrers asks a registry: give {ImageName.ValidValues}, and --contents only with --platform all.");
        });
        command.SetAction((parsed, cancellationToken) => many.IsAsked(parsed)
            ? many.Run(parsed, parsed.GetValue(_image), cancellationToken)
            : Run(parsed, cancellationToken));
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var source = ImageSource.Asked(_images, parsed, time);
        var typed = parsed.GetValue(_image)!;
        var withContents = parsed.GetValue(_contents);
        if (ImageName.IsInRegistry(typed) && (_images.IsAll(parsed) || !withContents))
        {
            var registry = new RegistryInspection(source, _images, parsed, parsed.GetValue(_referrers));
            if (_images.IsAll(parsed))
                await registry.RunAll(typed, withContents, cancellationToken);
            else
                await registry.Run(typed, cancellationToken);
            return (int)ExitCode.Good;
        }

        var image = (await source.Read(typed, _images.Choice(parsed), isCompared: false, cancellationToken)).Facts;
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(_images.Json))
            await output.WriteAsync(ImageJson.Text(image));
        else if (parsed.GetValue(_images.Csv))
            await output.WriteAsync(LayersCsv.Text(LayerSummary.Of(image)));
        else
            InspectTable.Write(TableConsole.On(output), image);
        return (int)ExitCode.Good;
    }
}
