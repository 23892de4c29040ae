using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Cli.Tables;
using ImageBench.Images.Changes;
using ImageBench.Images.Changes.Parts;
using ImageBench.Images.Contents;
using ImageBench.Model;
using ImageBench.Reports.Pictures;
using ImageBench.Results.Exports;

namespace ImageBench.Cli.Commands.Images;

/// <summary>
/// <c>imagebench diff A B</c>: what changed from one image to another, wherever they lie. Nothing is built, started or left behind.
/// </summary>
internal sealed class DiffCommand(SharedOptions shared, TimeProvider time)
{
    private readonly Argument<string> _base = new("A") { Description = $"The image that was. {ImageOptionSet.WhereItLies}" };
    private readonly Argument<string> _head = new("B") { Description = "The image that is now, as A." };
    private readonly ImageOptionSet _images = new(shared, "base", "head")
    {
        Csv = { Description = "Prints the changed files as CSV, one row a file." },
        Json = { Description = "Prints all of the difference as one JSON object." },
        NoContentSize =
        {
            Description =
                "Compresses nothing, which is faster: what an update downloads is then told only where layers lie there compressed.",
        },
    };

    private readonly Option<int> _files = CheckedOption.NumberOrAll(
        "--files", "Lists so many of the changed files one by one, the largest change first.");
    private readonly Option<bool> _layers = new("--layers") { Description = "Lists the layers that both images have, too." };
    private readonly Option<bool> _packages = new("--packages") { Description = "Lists all packages that changed." };
    private readonly Option<bool> _values = new("--values")
    {
        Description = "Shows the values of environment variables, which may be secrets.",
    };

    private readonly Option<string?> _baseParent = Parent("--base-parent", "A");
    private readonly Option<string?> _headParent = Parent("--head-parent", "B");
    private readonly Option<string?> _svg = new("--svg")
    {
        Description = "Draws the difference into that file: directories as large as what changed in them.",
        HelpName = "FILE",
    };

    public Command Make()
    {
        var command = new Command("diff", "Shows what changed from one image to another: bytes, files, layers, packages, settings.")
        {
            _base, _head, _files, _layers, _packages, _values, _baseParent, _headParent, _svg,
        };
        _images.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var source = ImageSource.Asked(_images, parsed, time);
        var from = await source.Read(parsed.GetRequiredValue(_base), _images.Choice(parsed, "base"), isCompared: true, cancellationToken);
        var to = await source.Read(parsed.GetRequiredValue(_head), _images.Choice(parsed, "head"), isCompared: true, cancellationToken);
        var difference = ImageDifference.Between(
            from,
            to,
            await CountParents(source, parsed, _baseParent, from, cancellationToken),
            await CountParents(source, parsed, _headParent, to, cancellationToken),
            ParentLayers.CountOfSame(from, to));
        if (parsed.GetValue(_svg) is { } picture)
            await WritePicture(picture, ChangePicture.Text(difference), cancellationToken);
        var output = parsed.InvocationConfiguration.Output;
        var isListed = parsed.GetResult(_files) is { Implicit: false };
        var files = parsed.GetValue(_files);
        var most = isListed ? files : int.MaxValue; // Programs get all of them unless they ask for less.
        if (parsed.GetValue(_images.Json))
            await output.WriteAsync(DifferenceJson.Text(difference, most, parsed.GetValue(_values)).AsMemory(), cancellationToken);
        else if (parsed.GetValue(_images.Csv))
            FileChangesCsv.Write(output, difference, most);
        else
            DifferenceTable.Write(TableConsole.On(output), difference, Parts(parsed, files));
        return (int)ExitCode.Good;
    }

    private static Option<string?> Parent(string name, string image) => new(name)
    {
        Description = $"The image that {image} was made from: what came with it is then told apart. It lies anywhere, as A and B.",
        HelpName = "IMAGE",
    };

    private async Task<int?> CountParents(
        ImageSource source, ParseResult parsed, Option<string?> option, ImageTree image, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(option) is not { } typed)
            return null;
        var choice = _images.Choice(parsed, "base") with { Name = null, Option = option.Name };
        var parent = await source.Read(typed, choice, isCompared: false, cancellationToken);
        return ParentLayers.Count(image.Facts, [.. parent.Facts.Layers.Select(layer => layer.DiffId)]) ?? throw new Fault(
            ExitCode.BadInput,
            $"{option.Name} {typed} is not what the image was made from: its layers are not the first ones of the image. Name the version "
                + "of the parent image that the build took.");
    }

    private static async Task WritePicture(string path, string picture, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(path, picture, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var sentence = $"The picture {path} cannot be written: {exception.Message.TrimEnd('.')}. Give --svg another file.";
            throw new Fault(ExitCode.BadInput, sentence, exception);
        }
    }

    private DifferenceParts Parts(ParseResult parsed, int files) =>
        new(files, parsed.GetValue(_layers), parsed.GetValue(_packages), parsed.GetValue(_values));
}
