using System.Globalization;

namespace ImageBench.Model.Runs;

/// <summary>
/// The marks of what a run makes on an engine. Its value is the run's id and who makes it: two runs of one second (with other result
/// folders, or from other machines on one engine) do not share it, and whether a run still lives can be told from it alone. Ids are filled
/// up to one length, since what an image carries counts in its content size, which is not to depend on what a run is called. All that is
/// made from an image or a container may inherit their labels, but nothing inherits a name: what has only the label is somebody else's.
/// </summary>
internal sealed record RunLabel(string Value)
{
    public const string Name = "imagebench.run";

    /// <summary>The label of containers.</summary>
    public const string ContainerName = "imagebench.container";

    private const int UniquePart = 8;

    // A date, a time, and the longest that scenarios are called as a rule.
    private const int IdLength = 48;

    // How ids begin.
    private const string IdTime = "yyyyMMdd-HHmmss";
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    // No name of a scenario holds it.
    private const char Filling = '~';

    // No registry is ever there (RFC 6761), so none is asked for an image of that name.
    private const string NoHost = "imagebench.invalid";

    /// <summary>The run's id; of a value that has none (another version gave it), the value.</summary>
    public string RunId => Maker is null ? Value : Value[..^(MakerMark.Length + 1)].TrimEnd(Filling);

    /// <summary>Who made the run; null where the value does not say.</summary>
    public MakerMark? Maker => Value.LastIndexOf('-') is >= 0 and var at ? MakerMark.Parse(Value[(at + 1)..]) : null;

    /// <summary>When the run began, to the second below; null where its id does not say.</summary>
    public DateTime? BegunAt => RunId.Length > IdTime.Length
        && DateTime.TryParseExact(RunId[..IdTime.Length], IdTime, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;

    // Names must not hold what a run's id may: the end of the value alone.
    private string Unique => $"imagebench-run-{Value[^Math.Min(UniquePart, Value.Length)..]}";

    public static RunLabel Make(string runId, MakerMark maker) => new($"{runId.PadRight(IdLength, Filling)}-{maker}");

    /// <summary>Whether a label's value is of that run, and not of one whose id merely begins so.</summary>
    public static bool IsOf(string value, string runId) => new RunLabel(value) is { Maker: not null } label && label.RunId == runId;

    /// <summary>What its images carry. It keeps them apart from all that others build of the same files.</summary>
    public IReadOnlyDictionary<string, string> AsLabels() => new Dictionary<string, string> { [Name] = Value };

    /// <summary>What its containers carry.</summary>
    public IReadOnlyDictionary<string, string> ForContainers() => new Dictionary<string, string> { [ContainerName] = Value };

    /// <summary>The name of the image of its <paramref name="number"/>th build.</summary>
    public string ImageName(int number) => ImageName(NoHost, number);

    /// <summary>The name of its <paramref name="number"/>th image for the way through a registry.</summary>
    public string ImageName(string registry, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{registry}/{Unique}/{number}:latest");

    /// <summary>The name of the <paramref name="number"/>th image that was given to it and that it loaded.</summary>
    public string LoadedName(int number) => string.Create(CultureInfo.InvariantCulture, $"{NoHost}/{Unique}/given{number}:latest");

    /// <summary>The name of the image that holds the <paramref name="number"/>th parent of another platform for it.</summary>
    public string ParentName(int number) => string.Create(CultureInfo.InvariantCulture, $"{NoHost}/{Unique}/parent{number}:latest");

    /// <summary>The name of its <paramref name="number"/>th exported cache in a registry.</summary>
    public string CacheName(string registry, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{registry}/{Unique}/cache{number}:latest");

    /// <summary>Whether it gave that name to an image: one of a build, of a transfer, of a parent, or one that it loaded.</summary>
    public bool IsImageName(string name) => name.Contains($"/{Unique}/", StringComparison.Ordinal);

    /// <summary>The name of a container; no two have the same.</summary>
    public string NewContainerName() => $"{Unique}-{Guid.NewGuid():n}";

    /// <summary>Whether it gave that name to a container, as engines list it (behind a slash).</summary>
    public bool IsContainerName(string name) => name.TrimStart('/').StartsWith(Unique + "-", StringComparison.Ordinal);
}
