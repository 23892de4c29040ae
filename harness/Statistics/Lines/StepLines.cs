using ImageBench.Model.Builds;
using ImageBench.Model.Dockerfiles;

namespace ImageBench.Statistics.Lines;

/// <summary>
/// Which line each step of a variant's builds is of, by its stage, its words and its place among the others. What was found in one build
/// holds in the next: a build from the cache may leave out steps that tell two of the same words apart.
/// </summary>
internal sealed class StepLines(IReadOnlyList<VariantDockerfile> files, Builder builder)
{
    // Beyond that nobody looks at the lines one by one.
    private const int MostParts = 20_000;

    private readonly Dictionary<(int File, string? Stage, int Number, string Instruction), LinePlace?> _known = [];
    private readonly List<List<InstructionPattern>> _patterns =
        [.. files.Select(file => file.Parts.Select(part => new InstructionPattern(part.Instruction)).ToList())];

    private readonly List<FileStages> _stages = [.. files.Select(file => new FileStages(file))];

    /// <summary>For each step its line; null for the builder's own, and where more than one line could be its.</summary>
    public IReadOnlyList<LinePlace?> Of(IReadOnlyList<Step> steps)
    {
        var found = new LinePlace?[steps.Count];
        foreach (var (file, ofFile) in Builds(steps).Index())
        {
            if (!ofFile.TrueForAll(place => _known.ContainsKey(Key(file, steps[place]))))
                Find(file, [.. ofFile.Select(place => steps[place])]);
            foreach (var place in ofFile)
                found[place] = _known.GetValueOrDefault(Key(file, steps[place]));
        }

        return found;
    }

    private static (int File, string? Stage, int Number, string Instruction) Key(int file, Step step) =>
        (file, step.Stage, step.Number ?? 0, step.Instruction);

    /// <summary>
    /// The places of the Dockerfile's steps, by build: between two builds of a variant files are carried from the one to the other. None
    /// where there are not as many builds as files.
    /// </summary>
    private List<List<int>> Builds(IReadOnlyList<Step> steps)
    {
        List<List<int>> builds = [[]];
        foreach (var (place, step) in steps.Index())
        {
            if (step.Number is not null)
                builds[^1].Add(place);
            else if (files.Count > 1 && step.Instruction.StartsWith("carry ", StringComparison.Ordinal))
                builds.Add([]);
        }

        return builds.Count == files.Count ? builds : [];
    }

    private void Find(int file, List<Step> steps)
    {
        if (files[file].Parts.Count > MostParts)
        {
            Match(file, steps, []);
        }
        else if (builder == Builder.BuildKit)
        {
            foreach (var stage in steps.GroupBy(step => step.Stage))
                Match(file, [.. stage.OrderBy(step => step.Number)], _stages[file].StepsOf(stage.Key));
        }
        else
        {
            // These count over all stages, and name every instruction.
            Match(file, steps, [.. files[file].Parts.Index().Where(part => part.Item.Instruction.Length > 0).Select(part => part.Index)]);
        }
    }

    private void Match(int file, List<Step> steps, IReadOnlyList<int> parts)
    {
        var certain = InstructionPattern.Certain(
            [.. parts.Select(part => _patterns[file][part])],
            [.. steps.Select(step => step.Instruction)],
            (pattern, told) => pattern.IsStep(told));
        foreach (var (step, part) in steps.Zip(certain))
        {
            if (part is { } place)
                _known.TryAdd(Key(file, step), new LinePlace(file, parts[place]));
        }

        foreach (var step in steps)
            _known.TryAdd(Key(file, step), null);
    }
}
