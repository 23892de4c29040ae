using ImageBench.Model.Builds;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Dockerfiles.Shell;

namespace ImageBench.Advice.Lines;

/// <summary>
/// What holds at places of a Dockerfile: the image that a stage stands on, and who, where and with which variables a step runs there.
/// </summary>
internal sealed class StageWalk(DockerfileSource text, IReadOnlyDictionary<string, string> arguments, string? target)
{
    private readonly ArgumentValues _values = GlobalArguments.Values(text.Facts, target, arguments, Builder.BuildKit);
    private readonly Dictionary<SourceStage, bool> _libraries = [];
    private IReadOnlyList<SourceStage>? _built;

    /// <summary>The stage that is built; null: there is none of that name.</summary>
    public SourceStage? Last => text.Facts.FindStage(target) is { } last ? text.Stages[last.Index] : null;

    /// <summary>The stages of which the image holds all layers: the last one, and those that it begins from; the last one first.</summary>
    public IEnumerable<SourceStage> Shipped => Last is { } last ? Line(last) : [];

    /// <summary>
    /// The stages that are built for the image, in order: those that its own begin, copy or mount from. What the others say is built, and
    /// checked, by nobody who builds this one.
    /// </summary>
    public IReadOnlyList<SourceStage> Built => _built ??= [.. text.Stages.Where(Reached().Contains)];

    /// <summary>Whether a stage is built for the image, or begins from one that is.</summary>
    public bool IsOnBuilt(SourceStage stage) => Line(stage).Any(Built.Contains);

    /// <summary>A stage, the one that it begins from, and so on down to an image.</summary>
    public IEnumerable<SourceStage> Line(SourceStage stage)
    {
        for (var at = stage; at is not null; at = Parent(at))
            yield return at;
    }

    /// <summary>The stage that a stage begins from; null: it begins from an image.</summary>
    public SourceStage? Parent(SourceStage stage) => From(stage) is { } from
        ? text.Stages.Take(stage.Index).LastOrDefault(other => string.Equals(other.Declared.Name, from, StringComparison.OrdinalIgnoreCase))
        : null;

    /// <summary>The image that a stage stands on in the end; null: its name cannot be worked out.</summary>
    public string? Image(SourceStage stage) => From(Line(stage).Last());

    /// <summary>All that runs in a stage before one of its instructions, beginning with the stages below.</summary>
    public IEnumerable<SourcePart> Before(SourceStage stage, SourcePart part) => Line(stage)
        .Reverse()
        .SelectMany(one => one.Instructions)
        .TakeWhile(other => other != part);

    /// <summary>What follows one of its instructions in a stage, and then in the stages that begin from it.</summary>
    public IEnumerable<SourcePart> After(SourceStage stage, SourcePart part) => stage.Instructions
        .SkipWhile(other => other != part)
        .Skip(1)
        .Concat(text.Stages.Where(other => other != stage && Line(other).Contains(stage)).SelectMany(other => other.Instructions));

    /// <summary>Whether root runs what stands there; null: only the image's config says.</summary>
    public bool? IsRoot(SourceStage stage, SourcePart part) =>
        Before(stage, part).LastOrDefault(other => other.Word == "USER") is { } user
            ? user.Rest.Trim('"').Split(':')[0] is "root" or "0"
            : Image(stage) is { } image ? KnownImage.RunsAsRoot(image) : null;

    /// <summary>The folder in which it runs; null: it is not known.</summary>
    public string? Folder(SourceStage stage, SourcePart part)
    {
        var folder = Image(stage) is { } image ? KnownImage.Folder(image) : null;
        foreach (var workdir in Before(stage, part).Where(other => other.Word == "WORKDIR"))
            folder = Behind(folder, workdir);
        return folder;
    }

    /// <summary>The folder that a WORKDIR makes where it is not there; null: it is not known.</summary>
    public string? Made(SourceStage stage, SourcePart workdir) => Behind(Folder(stage, workdir), workdir);

    /// <summary>Whether ENV or ARG gives a variable a value for what runs there.</summary>
    public bool IsSet(SourceStage stage, SourcePart part, params IEnumerable<string> variables)
    {
        var words = Before(stage, part)
            .Where(other => other.Word is "ENV" or "ARG")
            .SelectMany(other => WordSplit.ByQuotes(other.Rest, text.Escape))
            .Select(word => word.Split('=')[0])
            .ToHashSet(StringComparer.Ordinal);
        return variables.Any(words.Contains);
    }

    /// <summary>Whether a step of it, or of a stage below, names packages that programs are compiled against (<c>-dev</c>).</summary>
    public bool NamesLibraries(SourceStage stage)
    {
        // Asked for each of its commands.
        if (!_libraries.TryGetValue(stage, out var isKnown))
        {
            _libraries[stage] = isKnown = Line(stage).SelectMany(one => one.Instructions).Where(part => part.Word == "RUN")
                .SelectMany(part => part.Words)
                .Any(word => word.EndsWith("-dev", StringComparison.Ordinal) || word.EndsWith("-devel", StringComparison.Ordinal));
        }

        return isKnown;
    }

    // What a stage needs stands before it: from the last one on each is complete when it is looked at.
    private HashSet<SourceStage> Reached()
    {
        HashSet<SourceStage> reached = [];
        if (Last is { } last)
            reached.Add(last);
        foreach (var stage in text.Stages.Reverse().Where(reached.Contains))
        {
            var parent = Parent(stage);
            if (parent is not null)
                reached.Add(parent);
            reached.UnionWith(stage.Declared.Sources.Concat(parent?.Declared.Triggers ?? []).Select(Named).OfType<SourceStage>());
        }

        return reached;
    }

    private SourceStage? Named(StageSource source) => text.Facts.FindStage(source.Name) is { } found ? text.Stages[found.Index] : null;

    private static string? Behind(string? folder, SourcePart workdir) => workdir.Rest.Trim('"') is var named
        && named.AsSpan().IndexOfAny("$\\'\"") >= 0 ? null : CleanFolder.Joined(folder, named);

    private string? From(SourceStage stage) => ShellText.Expanded(stage.Declared.From, text.Escape, _values);
}
