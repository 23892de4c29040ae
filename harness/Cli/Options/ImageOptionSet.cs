using System.CommandLine;
using ImageBench.Images.Documents;

namespace ImageBench.Cli.Options;

/// <summary>
/// Which image of several in an archive or a folder is meant; where a command reads several images, a name for each of them.
/// </summary>
internal sealed class ImageOptionSet
{
    public const string WhereItLies =
        "An archive (docker save, crane pull, skopeo copy, buildx) or a folder in OCI layout; "
        + "where there is neither, an image on the engine, by name or id.";

    private readonly Dictionary<string, Option<string?>> _images;

    private readonly Option<string?> _platform = new("--platform")
    {
        Description = "Of several platforms: that one. Default: the one of this machine.",
        HelpName = "OS/ARCH[/VARIANT]",
    };

    /// <summary><paramref name="sides"/>: "base" is chosen with --base-image; none: there is one image, and --image.</summary>
    public ImageOptionSet(params string[] sides)
    {
        _images = (sides.Length == 0 ? [""] : sides).ToDictionary(side => side, Image);
        _platform.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && OciPlatform.Parse(text) is null)
                result.AddError($"--platform '{text}' is not a platform; write {OciPlatform.ValidValues}.");
        });
    }

    private static Option<string?> Image(string side) => new(side.Length == 0 ? "--image" : $"--{side}-image")
    {
        Description =
            "Of several images in an archive or a folder: the one of that name, or of that digest (its first letters are enough).",
        HelpName = "NAME|DIGEST",
    };

    public IEnumerable<Option> All => [.. _images.Values, _platform];

    public ImageChoice Choice(ParseResult parsed, string side = "") =>
        new(parsed.GetValue(_images[side]), OciPlatform.Parse(parsed.GetValue(_platform) ?? "")) { Option = _images[side].Name };
}
