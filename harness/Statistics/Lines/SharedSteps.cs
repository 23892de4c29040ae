using ImageBench.Model.Dockerfiles;

namespace ImageBench.Statistics.Lines;

/// <summary>
/// The lines of a Dockerfile that have no step of their own. Where two stages begin with the same instructions, a builder makes those
/// once, under the name of one of them.
/// </summary>
internal sealed class SharedSteps
{
    private static readonly string[] Makers = ["RUN", "COPY", "ADD", "WORKDIR"];

    private readonly Dictionary<int, int> _lines = [];
    private readonly HashSet<int> _stagesMade;
    private readonly IReadOnlyList<DockerfilePart> _parts;

    public SharedSteps(VariantDockerfile file, Func<int, bool> isMade)
    {
        _parts = file.Parts;
        _stagesMade = [.. _parts.Index().Where(part => isMade(part.Index)).Select(part => part.Item.Stage).OfType<int>()];
        var stages = _parts.Index()
            .Where(part => part.Item.Stage is not null && (part.Item.Word == "FROM" || Makers.Contains(part.Item.Word)))
            .GroupBy(part => part.Item.Stage!.Value, part => part.Index)
            .Select(stage => stage.ToList())
            .ToList();
        foreach (var stage in stages)
            stages.ForEach(other => Compare(stage, other, isMade));
        // More than what they stand on.
        _stagesMade.UnionWith(_lines.Keys.Where(part => _parts[part].Word != "FROM").Select(part => _parts[part].Stage).OfType<int>());
    }

    /// <summary>The line of the step that is this part's as well; null: there is none, or it has one of its own.</summary>
    public int? LineOf(int part) => _lines.TryGetValue(part, out var line) ? line : null;

    /// <summary>Whether none of the steps of its stage was made or looked up; a stage without steps is none of those.</summary>
    public bool IsNeverBuilt(int part) => _parts[part].Stage is { } stage && !_stagesMade.Contains(stage)
        && _parts.Any(other => other.Stage == stage && Makers.Contains(other.Word));

    private void Compare(List<int> stage, List<int> other, Func<int, bool> isMade)
    {
        if (stage[0] == other[0])
            return;
        foreach (var (here, there) in stage.Zip(other))
        {
            if (!IsSame(_parts[here], _parts[there]))
                return;
            if (!isMade(here) && isMade(there))
                _lines.TryAdd(here, _parts[there].Line);
        }
    }

    private static bool IsSame(DockerfilePart here, DockerfilePart there) => here.Word == "FROM"
        ? there.Word == "FROM" && here.Base is not null && here.Base == there.Base && here.BaseStage == there.BaseStage
        : Words(here.Text) == Words(there.Text);

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
