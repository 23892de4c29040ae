using System.Globalization;
using ImageBench.Model.Builds;
using ImageBench.Scenarios.Dockerfiles.Shell;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>
/// Which images a build up to a stage asks for. BuildKit builds only the stages that the last one stands on or copies from; the classic
/// builder builds every stage up to it.
/// </summary>
internal sealed class StageImages
{
    private readonly DockerfileFacts _facts;
    private readonly DockerfileStage _last;
    private readonly Builder _builder;
    private readonly ArgumentValues _values;
    private readonly string?[] _froms;
    private readonly int?[] _bases;
    private readonly Dictionary<string, int> _named = new(StringComparer.OrdinalIgnoreCase);

    public StageImages(DockerfileFacts facts, DockerfileStage last, IReadOnlyDictionary<string, string> arguments, Builder builder)
    {
        (_facts, _last, _builder) = (facts, last, builder);
        _values = GlobalArguments.Values(facts, last.Name, arguments, builder);
        _froms = new string?[facts.Stages.Count];
        _bases = new int?[facts.Stages.Count];
        foreach (var stage in facts.Stages)
        {
            // A stage begins from one before it; of two of one name the later counts.
            _froms[stage.Index] = ShellText.Expanded(stage.From, facts.Escape, _values);
            if (_froms[stage.Index] is { } from && _named.TryGetValue(from, out var found))
                _bases[stage.Index] = found;
            if (stage.Name is not null)
                _named[stage.Name] = stage.Index;
        }
    }

    /// <summary>What a stage stands on, with the values of arguments in their places; null: that is not known.</summary>
    public string? BaseOf(int stage) => _froms[stage];

    /// <summary>The stage that it stands on; null: an image.</summary>
    public int? BaseStageOf(int stage) => _bases[stage];

    public IReadOnlyList<DockerfileImage> All()
    {
        List<(int Stage, DockerfileImage Image)> images = [];
        var isReached = new bool[_last.Index + 1];
        Array.Fill(isReached, _builder == Builder.Classic);
        isReached[_last.Index] = true;
        // What a stage needs stands before it: from the last to the first, each is complete when it is looked at.
        for (var index = _last.Index; index >= 0; index--)
        {
            if (!isReached[index])
                continue;
            foreach (var (stage, image) in Needs(_facts.Stages[index]))
            {
                if (stage is >= 0 and var before && before < index)
                    isReached[before] = true;
                else if (image is not null && image.Name != "scratch" && ImageReference.IsValid(image.Name))
                    images.Add((index, image));
            }
        }

        return [.. images.OrderBy(found => found.Stage).Select(found => found.Image).Distinct()];
    }

    private IEnumerable<(int? Stage, DockerfileImage? Image)> Needs(DockerfileStage stage)
    {
        var parentImage = _froms[stage.Index] is { } name ? new DockerfileImage(name, Platform(stage)) : null;
        yield return _bases[stage.Index] is { } begin ? (begin, null) : (null, parentImage);
        foreach (var source in _bases[stage.Index] is { } parent ? stage.Sources.Concat(_facts.Stages[parent].Triggers) : stage.Sources)
        {
            if (Find(source, stage.Index) is { } found)
                yield return (found, null);
            else if (source.IsMount || !IsNumber(source.Name, out _))
                yield return (null, new DockerfileImage(source.Name, null));
        }
    }

    /// <summary>
    /// The stage that is meant; null: an image. BuildKit looks among all and refuses a later one; the classic builder knows those before
    /// alone.
    /// </summary>
    private int? Find(StageSource source, int index)
    {
        if (!source.IsMount && IsNumber(source.Name, out var number))
            return number;
        return _named.TryGetValue(source.Name, out var found) && (_builder == Builder.BuildKit || found < index) ? found : null;
    }

    /// <summary>The platform of a stage's parent; null where it is the one that is built for.</summary>
    private string? Platform(DockerfileStage stage) =>
        stage.Platform is null || _builder == Builder.Classic ? null
        : ShellText.Expanded(stage.Platform, _facts.Escape, _values) is not { } platform ? ""
        : GlobalArguments.IsOwn(platform) ? null : platform;

    private static bool IsNumber(string name, out int number) =>
        int.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
