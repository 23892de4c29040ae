using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Cli.Tables;
using ImageBench.Images.Changes;
using ImageBench.Images.Changes.Parts;
using ImageBench.Images.Contents;
using ImageBench.Model;
using ImageBench.Runs.Outcomes;

namespace ImageBench.Cli.Commands.Images;

/// <summary>
/// <c>imagebench diff A B</c>: what changed from one image to another, wherever they lie. Nothing is built, started or left behind.
/// </summary>
internal sealed class ImageDiff(
    ImageOptionSet images, DifferenceOutput shown, LimitOptionSet limits, ExportOptionSet exports, TimeProvider time)
{
    private readonly Option<string?> _baseParent = Parent("--base-parent", "A");
    private readonly Option<string?> _headParent = Parent("--head-parent", "B");

    /// <summary>The options that only images have.</summary>
    public IEnumerable<Option> Options => [_baseParent, _headParent];

    public async Task<int> Run(ParseResult parsed, string a, string b, CancellationToken cancellationToken)
    {
        var source = ImageSource.Asked(images, parsed, time);
        var from = await source.Read(a, images.Choice(parsed, "base"), isCompared: true, cancellationToken);
        var to = await source.Read(b, images.Choice(parsed, "head"), isCompared: true, cancellationToken);
        var difference = ImageDifference.Between(
            from,
            to,
            await CountParents(source, parsed, _baseParent, from, cancellationToken),
            await CountParents(source, parsed, _headParent, to, cancellationToken),
            ParentLayers.CountOfSame(from, to));
        await shown.Write(parsed, difference, mayNameParents: true, cancellationToken);
        var findings = limits.Read(parsed).Judge("", "", null, [], measure => ImageGrowth.Of(difference, measure));
        await exports.Write(parsed, () => DifferenceOutcome.Of(difference, a, b, exports.Name(parsed), findings), cancellationToken);
        return (int)await LimitLines.Write(parsed, findings, !images.IsForPrograms(parsed) && !exports.IsPiped(parsed));
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
        var choice = images.Choice(parsed, "base") with { Name = null, Option = option.Name };
        var parent = await source.Read(typed, choice, isCompared: false, cancellationToken);
        return ParentLayers.Count(image.Facts, [.. parent.Facts.Layers.Select(layer => layer.DiffId)]) ?? throw new Fault(
            ExitCode.BadInput,
            $"{option.Name} {typed} is not what the image was made from: its layers are not the first ones of the image. Name the version "
                + "of the parent image that the build took.");
    }
}
