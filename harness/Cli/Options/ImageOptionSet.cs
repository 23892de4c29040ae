using System.CommandLine;
using ImageBench.Images.Documents;

namespace ImageBench.Cli.Options;

/// <summary>Which image of several in an archive or a folder is meant.</summary>
internal sealed class ImageOptionSet
{
    public const string WhereItLies =
        "An archive (docker save, crane pull, skopeo copy, buildx) or a folder in OCI layout; where there is neither, an image on the engine, by name or id.";

    private readonly Option<string?> image = new("--image")
    {
        Description = "Of several images in an archive or a folder: the one of that name, or of that digest (its first letters are enough).",
        HelpName = "NAME|DIGEST",
    };

    private readonly Option<string?> platform = new("--platform")
    {
        Description = "Of several platforms: that one. Default: the one of this machine.",
        HelpName = "OS/ARCH[/VARIANT]",
    };

    public ImageOptionSet() => platform.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string?>() is { } text && OciPlatform.Parse(text) is null)
            result.AddError($"--platform '{text}' is not a platform; write {OciPlatform.ValidValues}.");
    });

    public IEnumerable<Option> All => [image, platform];

    public ImageChoice Choice(ParseResult parsed) =>
        new(parsed.GetValue(image), parsed.GetValue(platform) is { } text ? OciPlatform.Parse(text) : null);
}
