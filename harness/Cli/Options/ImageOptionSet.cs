using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Options.Values;
using ImageBench.Images.Documents;

namespace ImageBench.Cli.Options;

/// <summary>
/// What every command that reads images is asked: which one of several is meant, where a command reads several images by a name for each
/// of them; on which engine; whether content sizes are computed; and the form of the answer, whose contents the command describes.
/// </summary>
internal sealed class ImageOptionSet
{
    public const string WhereItLies =
        "An archive (docker save, crane pull, skopeo copy, buildx) or a folder in OCI layout; "
        + "registry://HOST[:PORT]/NAME:TAG or @DIGEST; where it is none of them, an image on the engine, by name or id.";

    private const string AllPlatforms = "all";

    private readonly SharedOptions _shared;
    private readonly Dictionary<string, Option<string?>> _images;

    private readonly Option<string?> _platform = new("--platform")
    {
        HelpName = "OS/ARCH[/VARIANT]",
    };

    /// <summary><paramref name="sides"/>: "base" is chosen with --base-image; none: there is one image, and --image.</summary>
    public ImageOptionSet(SharedOptions shared, params string[] sides)
    {
        _shared = shared;
        var mayBeAll = sides.Length == 0;
        _platform.Description = "Of several platforms: that one. Default: the one of this machine."
            + (mayBeAll ? " 'all' lists those of an image in a registry." : "");
        _images = (sides.Length == 0 ? [""] : sides).ToDictionary(side => side, Image);
        _platform.Validators.Add(result =>
        {
            if (result.TypedText() is { } text && OciPlatform.Parse(text) is null && !(mayBeAll && text == AllPlatforms))
                result.AddError($"--platform '{text}' is not a platform; write {OciPlatform.ValidValues}.");
        });
    }

    public Option<bool> Csv { get; } = new("--csv");

    public Option<bool> Json { get; } = new("--json");

    public Option<bool> NoContentSize { get; } = new("--no-content-size");

    private static Option<string?> Image(string side) => new(side.Length == 0 ? "--image" : $"--{side}-image")
    {
        Description =
            "Of several images in an archive or a folder: the one of that name, or of that digest (its first letters are enough).",
        HelpName = "NAME|DIGEST",
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Csv, Json, NoContentSize, _shared.Engine }.Concat(_images.Values).Append(_platform))
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.Typed(Csv) && result.Typed(Json))
                result.AddError("--csv and --json are two forms of one answer: give one of them.");
        });
    }

    /// <summary>Those that say something of images that are there already.</summary>
    public IEnumerable<Option> OfImages => _images.Values.Append<Option>(NoContentSize);

    /// <summary>The platform as it was typed; null: none was.</summary>
    public string? Platform(ParseResult parsed) => parsed.GetValue(_platform);

    /// <summary>Whether a list of all platforms is wanted.</summary>
    public bool IsAll(ParseResult parsed) => IsAll(parsed.CommandResult);

    public bool IsAll(SymbolResult result) => result.Typed(_platform) == AllPlatforms;

    /// <summary>Whether the answer has a form for programs, which nothing may stand beside.</summary>
    public bool IsForPrograms(ParseResult parsed) => parsed.GetValue(Csv) || parsed.GetValue(Json);

    public string Engine(ParseResult parsed) => parsed.GetRequiredValue(_shared.Engine);

    public ImageChoice Choice(ParseResult parsed, string side = "") =>
        new(parsed.GetValue(_images[side]), OciPlatform.Parse(parsed.GetValue(_platform) ?? "")) { Option = _images[side].Name };
}
