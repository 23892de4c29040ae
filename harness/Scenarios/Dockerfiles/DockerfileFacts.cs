using System.Globalization;
using System.Runtime.InteropServices;
using ImageBench.Model.Builds;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>
/// What a Dockerfile declares, in the order of the file.
/// <c>Syntax</c> is the frontend image that BuildKit pulls by itself (null: the built-in one).
/// </summary>
internal sealed record DockerfileFacts(
    string? Syntax,
    char Escape,
    IReadOnlyList<DockerfileArgument> Arguments,
    IReadOnlyList<DockerfileStage> Stages)
{
    private static readonly HashSet<string> Predeclared = new(
        ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY", "SOURCE_DATE_EPOCH"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The stage of that name or number; without a target the last one. Null when there is none.</summary>
    public DockerfileStage? FindStage(string? target) =>
        target is null ? Stages.Count == 0 ? null : Stages[^1] : Find(target, Stages.Count) ?? ByNumber(target, Stages.Count);

    /// <summary>The argument that FROM lines see: it stands before the first of them. The last one of a name counts.</summary>
    public DockerfileArgument? FindGlobalArgument(string name) =>
        Arguments.LastOrDefault(argument => argument.Stage is null && argument.Name == name);

    /// <summary>Whether a build can give the argument a value that something uses: declared anywhere, or one of those that Docker knows without.</summary>
    public bool Takes(string name) =>
        Arguments.Any(argument => argument.Name == name) || Predeclared.Contains(name) || name.StartsWith("BUILDKIT_", StringComparison.Ordinal);

    /// <summary>The default of an argument that FROM lines see, its own variables filled in; null when it has none.</summary>
    public string? DefaultOf(string name, IReadOnlyDictionary<string, string> arguments) =>
        FindGlobalArgument(name)?.Default is null ? null : Values(arguments.Where(pair => pair.Key != name).ToDictionary())[name];

    /// <summary>
    /// The images outside of the Dockerfile that a build of the target needs, each once, in the order of the stages that name them. BuildKit builds
    /// only the stages that the target stands on or copies from; the classic builder builds every stage up to it.
    /// </summary>
    public IReadOnlyList<string> ParentImages(string? target, IReadOnlyDictionary<string, string> arguments, Builder builder)
    {
        if (FindStage(target) is not { } last)
            return [];
        var values = Values(arguments);
        List<(int Stage, string Name)> images = [];
        var reached = new SortedSet<int>(builder == Builder.Classic ? Enumerable.Range(0, last.Index + 1) : [last.Index]);
        // What a stage needs stands before it: from the last to the first, each is complete when it is looked at.
        for (var index = last.Index; index >= 0; index--)
        {
            if (!reached.Contains(index))
                continue;
            var stage = Stages[index];
            var from = VariableText.Expand(stage.From, values, Escape);
            var parents = stage.CopiesFrom.Select(name => (Name: name, Stage: Find(name, index) ?? ByNumber(name, index)))
                .Prepend((Name: from, Stage: Find(from, index)));
            foreach (var (name, needed) in parents)
            {
                if (needed is not null)
                    reached.Add(needed.Index);
                else if (name.Length > 0 && name != "scratch")
                    images.Add((index, name));
            }
        }

        return [.. images.OrderBy(image => image.Stage).Select(image => image.Name).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What the classic builder stops at: the first thing that it does not know in the stages up to the target, all of which it builds. Null: nothing.</summary>
    public BuildKitFeature? ClassicStopsAt(string? target) =>
        FindStage(target) is { } last ? Stages.Take(last.Index + 1).SelectMany(stage => stage.BuildKitFeatures).FirstOrDefault() : null;

    /// <summary>The values that FROM lines see: given ones win over defaults, but only for arguments that are declared before the first FROM.</summary>
    private Dictionary<string, string> Values(IReadOnlyDictionary<string, string> given)
    {
        var values = PlatformValues();
        foreach (var argument in Arguments.Where(argument => argument.Stage is null))
        {
            if (given.TryGetValue(argument.Name, out var value))
                values[argument.Name] = value;
            else if (argument.Default is not null)
                values[argument.Name] = VariableText.Expand(argument.Default, values, Escape);
        }

        return values;
    }

    /// <summary>The arguments that BuildKit gives by itself. Approximate: the engine is taken to build for a machine like this one.</summary>
    private static Dictionary<string, string> PlatformValues()
    {
        var architecture = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "amd64",
            Architecture.Arm64 => "arm64",
            var other => other.ToString().ToLowerInvariant(),
        };
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var prefix in new[] { "TARGET", "BUILD" })
        {
            values[prefix + "OS"] = "linux";
            values[prefix + "ARCH"] = architecture;
            values[prefix + "PLATFORM"] = "linux/" + architecture;
        }

        return values;
    }

    /// <summary>Of two stages of one name the later counts; a stage sees only those before it.</summary>
    private DockerfileStage? Find(string name, int before) =>
        Stages.Take(before).LastOrDefault(stage => string.Equals(stage.Name, name, StringComparison.OrdinalIgnoreCase));

    private DockerfileStage? ByNumber(string name, int before) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < before ? Stages[number] : null;
}
