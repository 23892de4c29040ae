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
    private readonly HashSet<int> _stagesOfSteps;
    private readonly IReadOnlyList<DockerfilePart> _parts;

    public SharedSteps(VariantDockerfile file, Func<int, bool> isMade)
    {
        _parts = file.Parts;
        _stagesMade = [.. _parts.Index().Where(part => isMade(part.Index)).Select(part => part.Item.Stage).OfType<int>()];
        _stagesOfSteps = [.. _parts.Where(part => Makers.Contains(part.Word)).Select(part => part.Stage).OfType<int>()];
        var begins = Begins();
        // Of those that begin alike the first whose step was made.
        var made = new Dictionary<int, int>();
        foreach (var (part, begin) in begins.Where(pair => isMade(pair.Part)))
            made.TryAdd(begin, part);
        foreach (var (part, begin) in begins)
        {
            if (!isMade(part) && made.TryGetValue(begin, out var there))
                _lines.Add(part, _parts[there].Line);
        }

        // More than what they stand on.
        _stagesMade.UnionWith(_lines.Keys.Where(part => _parts[part].Word != "FROM").Select(part => _parts[part].Stage).OfType<int>());
    }

    /// <summary>The line of the step that is this part's as well; null: there is none, or it has one of its own.</summary>
    public int? LineOf(int part) => _lines.TryGetValue(part, out var line) ? line : null;

    /// <summary>Whether none of the steps of its stage was made or looked up; a stage without steps is none of those.</summary>
    public bool IsNeverBuilt(int part) =>
        _parts[part].Stage is { } stage && !_stagesMade.Contains(stage) && _stagesOfSteps.Contains(stage);

    /// <summary>
    /// The parts that are steps, stage by stage, each with a number for what its stage has up to there: the same for those that have the
    /// same. Each is looked up once, so that very many stages take no longer than their lines.
    /// </summary>
    private List<(int Part, int Begin)> Begins()
    {
        var numbers = new Dictionary<(int Before, string Words, int? BaseStage), int>();
        var begins = new List<(int Part, int Begin)>();
        var stages = _parts.Index()
            .Where(part => part.Item.Stage is not null && (part.Item.Word == "FROM" || Makers.Contains(part.Item.Word)))
            .GroupBy(part => part.Item.Stage!.Value);
        foreach (var stage in stages)
        {
            var before = -1;
            foreach (var (place, part) in stage)
            {
                // Behind what nobody knows nothing is the same.
                if (Key(part) is not { } words)
                    break;
                var key = (before, words, part.BaseStage);
                if (!numbers.TryGetValue(key, out before))
                    numbers.Add(key, before = numbers.Count);
                begins.Add((place, before));
            }
        }

        return begins;
    }

    private static string? Key(DockerfilePart part) => part.Word != "FROM" ? part.Words
        : part.Base is { } image ? $"FROM {image}"
        : null;
}
