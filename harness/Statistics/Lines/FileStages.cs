using System.Globalization;
using ImageBench.Model.Dockerfiles;

namespace ImageBench.Statistics.Lines;

/// <summary>The lines of a Dockerfile that BuildKit makes steps of, by what it calls their stage.</summary>
internal sealed class FileStages
{
    private static readonly string[] BuildKitSteps = ["FROM", "RUN", "COPY", "ADD", "WORKDIR"];

    private readonly ILookup<int, int> _steps;
    private readonly ILookup<string, int> _named;
    private readonly HashSet<int> _nameless;
    private readonly int _count;

    public FileStages(VariantDockerfile file)
    {
        List<DockerfilePart> stages = [.. file.Parts.Where(part => part is { Word: "FROM", Stage: not null })];
        _count = stages.Count;
        _named = stages.Where(stage => stage.StageName is not null)
            .ToLookup(stage => stage.StageName!, stage => stage.Stage!.Value, StringComparer.OrdinalIgnoreCase);
        _nameless = [.. stages.Where(stage => stage.StageName is null).Select(stage => stage.Stage!.Value)];
        _steps = file.Parts.Index()
            .Where(part => part.Item.Stage is not null && BuildKitSteps.Contains(part.Item.Word))
            .Where(part => part.Item.Word != "FROM" || part.Item.BaseStage is null)
            .ToLookup(part => part.Item.Stage!.Value, part => part.Index);
    }

    /// <summary>The places of the lines of the stage that is called so; none where that is not known.</summary>
    public IReadOnlyList<int> StepsOf(string? name) => StageOf(name) is { } stage ? [.. _steps[stage]] : [];

    /// <summary>By its name, by its place where it has none, by nothing where there is but one.</summary>
    private int? StageOf(string? name)
    {
        if (name is null)
            return _count == 1 ? 0 : null;
        var named = _named[name].Take(2).ToList();
        if (named.Count > 0)
            return named.Count == 1 ? named[0] : null;
        return name.StartsWith("stage-", StringComparison.Ordinal)
            && int.TryParse(name["stage-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            && _nameless.Contains(place)
            ? place
            : null;
    }
}
