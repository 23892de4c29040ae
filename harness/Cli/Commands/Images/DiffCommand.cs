using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Options;

namespace ImageBench.Cli.Commands.Images;

/// <summary>
/// <c>imagebench diff</c>: what changed, from one image to another, or of what a path holds from one revision to another. Its forms are
/// classes of their own; here are its name, arguments and options.
/// </summary>
internal sealed class DiffCommand
{
    private readonly Argument<string?> _first = new("A|PATH")
    {
        Description = $"The image that was. {ImageOptionSet.WhereItLies} With --base: a folder of a git repository with Dockerfiles in it "
            + "or below it, or a Dockerfile; default: the current folder.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Argument<string?> _second = new("B")
    {
        Description = "The image that is now, as A.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly ImageOptionSet _images;
    private readonly DifferenceOptionSet _difference = new();
    private readonly ExportOptionSet _exports;
    private readonly LimitOptionSet _limits = new();
    private readonly RevisionOptionSet _revisions;
    private readonly ImageDiff _ofImages;
    private readonly RevisionDiff _ofRevisions;

    public DiffCommand(SharedOptions shared, RunOptionSet run, ExportOptionSet exports, TimeProvider time)
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
        _revisions = new RevisionOptionSet(run);
        var output = new DifferenceOutput(_images, _difference, exports);
        _ofImages = new ImageDiff(_images, output, _limits, exports, time);
        _ofRevisions = new RevisionDiff(_images, _revisions, output, _limits, exports, time);
    }

    public Command Make()
    {
        var command = new Command(
            "diff",
            "Shows what changed from one image, or one revision of a repository, to another: bytes, files, layers, packages, settings.")
        {
            _first, _second,
        };
        foreach (var option in _revisions.All.Concat(_difference.All).Concat(_ofImages.Options).Concat(_limits.All))
            command.Add(option);
        _images.AddTo(command);
        _exports.AddTo(command);
        command.Validators.Add(Check);
        command.SetAction((parsed, cancellationToken) => _revisions.IsAsked(parsed.CommandResult)
            ? _ofRevisions.Run(parsed, parsed.GetValue(_first) ?? ".", cancellationToken)
            : _ofImages.Run(parsed, parsed.GetValue(_first)!, parsed.GetValue(_second)!, cancellationToken));
        return command;
    }

    private void Check(CommandResult result)
    {
        // What is no option of its own is taken for a path.
        string?[] typed = [result.GetValue(_first), result.GetValue(_second)];
        var mistyped = typed.OfType<string>().Where(word => word.Length > 1 && word.StartsWith('-')).ToList();
        foreach (var word in mistyped)
            result.AddError($"diff has no option {word}.");
        if (mistyped.Count > 0)
            return;
        if (_revisions.IsAsked(result))
        {
            if (result.GetValue(_second) is { } second)
                result.AddError($"With --base there is one PATH: leave '{second}' out, or compare two images without --base.");
            Refuse(result, _ofImages.Options.Concat(_images.OfImages), "is of images, and --base compares revisions: leave it out.");
            _revisions.Check(result, hasPath: result.GetValue(_first) is not null);
            if (!_revisions.HasTimes(result))
                _limits.RefuseTimes(result, "and none are measured without --rounds: give --rounds N too.");
            return;
        }

        if (result.GetValue(_first) is null || result.GetValue(_second) is null)
        {
            result.AddError(
                "diff compares two images, A and B, or revisions: give two images, or --base REV (such as --base origin/main).");
        }

        _limits.RefuseTimes(
            result, "and two images do not tell them: leave it out, or compare revisions, with --base REV and --rounds N.");
        Refuse(result, _revisions.All, "is of a comparison of revisions: give --base REV too.");
    }

    private static void Refuse(CommandResult result, IEnumerable<Option> options, string why)
    {
        foreach (var option in options.Where(option => result.GetResult(option) is { Implicit: false }))
            result.AddError($"{option.Name} {why}");
    }
}
