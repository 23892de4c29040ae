using System.Globalization;
using ImageBench.Model.Builds;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>
/// What a Dockerfile declares, in the order of the file. <c>Syntax</c> is the frontend image that it asks for (null: the built-in one).
/// <c>IsCertain</c>: nothing in it is odd, so that what it does not declare is not there; otherwise it may be, and the engine knows.
/// </summary>
internal sealed record DockerfileFacts(
    string? Syntax,
    char Escape,
    IReadOnlyList<DockerfileArgument> Arguments,
    IReadOnlyList<DockerfileStage> Stages,
    bool IsCertain)
{
    private const string SyntaxArgument = "BUILDKIT_SYNTAX";

    private static readonly HashSet<string> Predeclared = new(
        ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY", "SOURCE_DATE_EPOCH"], StringComparer.OrdinalIgnoreCase);

    // Looked up by name for each argument of each variant, of which a Dockerfile and a scenario.yaml can have ten thousands.
    private readonly Dictionary<string, DockerfileArgument> _globalArguments = ByName(
        Arguments.Where(argument => argument.Stage is null), argument => argument.Name, StringComparer.Ordinal);

    private readonly HashSet<string> _argumentNames = [.. Arguments.Select(argument => argument.Name)];

    private readonly Dictionary<string, DockerfileStage> _stages = ByName(
        Stages.Where(stage => stage.Name is not null), stage => stage.Name!, StringComparer.OrdinalIgnoreCase);

    /// <summary>The stage of that name or number; without a target the last one. Null when there is none.</summary>
    public DockerfileStage? FindStage(string? target)
    {
        if (target is null)
            return Stages.Count == 0 ? null : Stages[^1];
        if (_stages.TryGetValue(target, out var named))
            return named;
        var isNumber = int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && number < Stages.Count ? Stages[number] : null;
    }

    /// <summary>The argument that FROM lines see: it stands before the first of them. The last one of a name counts.</summary>
    public DockerfileArgument? FindGlobalArgument(string name) => _globalArguments.GetValueOrDefault(name);

    /// <summary>
    /// Whether a build can give the argument a value that something uses: declared anywhere, or one of those that Docker knows without.
    /// </summary>
    public bool Takes(string name) =>
        _argumentNames.Contains(name)
            || Predeclared.Contains(name)
            || name.StartsWith("BUILDKIT_", StringComparison.Ordinal);

    /// <summary>
    /// The frontend that a build pulls and has read the Dockerfile; null: the one that is built in, or the classic builder's own reading.
    /// </summary>
    public string? Frontend(IReadOnlyDictionary<string, string> arguments, Builder builder)
    {
        if (builder == Builder.Classic)
            return null;
        var image = arguments.TryGetValue(SyntaxArgument, out var given) ? given.Trim().Split(' ')[0] : Syntax;
        return image is not null && ImageReference.IsValid(image) ? image : null;
    }

    /// <summary>
    /// What the classic builder stops at: the first thing that it does not know in the stages up to the target, all of which it builds.
    /// Null: nothing.
    /// </summary>
    public BuildKitFeature? ClassicStopsAt(string? target) =>
        FindStage(target) is { } last ? Stages.Take(last.Index + 1).SelectMany(stage => stage.BuildKitFeatures).FirstOrDefault() : null;

    // Of several of one name the last counts.
    private static Dictionary<string, T> ByName<T>(IEnumerable<T> all, Func<T, string> name, StringComparer comparer)
    {
        var found = new Dictionary<string, T>(comparer);
        foreach (var one in all)
            found[name(one)] = one;
        return found;
    }
}
