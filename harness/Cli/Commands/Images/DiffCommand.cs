using System.CommandLine;
using ImageBench.Cli.Options;

namespace ImageBench.Cli.Commands.Images;

/// <summary><c>imagebench diff</c>: what changed. Its forms are classes of their own; here are its name, arguments and options.</summary>
internal sealed class DiffCommand
{
    private readonly Argument<string> _base = new("A") { Description = $"The image that was. {ImageOptionSet.WhereItLies}" };
    private readonly Argument<string> _head = new("B") { Description = "The image that is now, as A." };
    private readonly ImageOptionSet _images;
    private readonly DifferenceOptionSet _difference = new();
    private readonly ExportOptionSet _exports;
    private readonly LimitOptionSet _limits = new();
    private readonly ImageDiff _ofImages;

    public DiffCommand(SharedOptions shared, ExportOptionSet exports, TimeProvider time)
    {
        _exports = exports;
        _images = new ImageOptionSet(shared, "base", "head")
        {
            Csv = { Description = "Prints the changed files as CSV, one row a file." },
            Json = { Description = "Prints all of the difference as one JSON object." },
            NoContentSize =
            {
                Description =
                    "Compresses nothing, which is faster: what an update downloads is then told only where layers lie there compressed.",
            },
        };
        _ofImages = new ImageDiff(_images, new DifferenceOutput(_images, _difference, exports), _limits, exports, time);
    }

    public Command Make()
    {
        var command = new Command("diff", "Shows what changed from one image to another: bytes, files, layers, packages, settings.")
        {
            _base, _head,
        };
        foreach (var option in _difference.All.Concat(_ofImages.Options).Concat(_limits.All))
            command.Add(option);
        _images.AddTo(command);
        _exports.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            _ofImages.Run(parsed, parsed.GetRequiredValue(_base), parsed.GetRequiredValue(_head), cancellationToken));
        return command;
    }
}
