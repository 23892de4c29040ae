namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>Makes the steps of a regular expression.</summary>
internal sealed class RegexSteps
{
    private readonly int most;
    private readonly List<RegexStep> steps = [];

    private RegexSteps(int most) => this.most = most;

    /// <summary>Null where there are more than <paramref name="most"/>.</summary>
    public static RegexStep[]? Of(RegexNode regex, int most)
    {
        var made = new RegexSteps(most);
        made.Add(regex);
        made.steps.Add(new RegexStep(null, null, RegexStep.None, RegexStep.None));
        return made.steps.Count <= most ? [.. made.steps] : null;
    }

    // Each part goes on to the step that is added after it.
    private void Add(RegexNode node)
    {
        if (steps.Count > most)
            return;
        switch (node)
        {
            case RegexCharacter character:
                steps.Add(new RegexStep(character.Set, null, steps.Count + 1, RegexStep.None));
                break;
            case RegexEdge edge:
                steps.Add(new RegexStep(null, edge.Kind, steps.Count + 1, RegexStep.None));
                break;
            case RegexSequence sequence:
                foreach (var part in sequence.Parts)
                    Add(part);
                break;
            case RegexRepeat repeat:
                AddRepeat(repeat);
                break;
            case RegexChoice choice:
                AddChoice(choice.Parts);
                break;
        }
    }

    private void AddRepeat(RegexRepeat repeat)
    {
        for (var time = 0; time < repeat.Least; time++)
            Add(repeat.Part);
        List<int> skips = [];
        for (var time = repeat.Least; time < (repeat.Most ?? repeat.Least + 1); time++)
        {
            skips.Add(steps.Count);
            steps.Add(default);
            Add(repeat.Part);
        }

        if (repeat.Most is null)
            EndLoop(skips[0]);
        foreach (var skip in skips)
            steps[skip] = new RegexStep(null, null, skip + 1, steps.Count);
    }

    private void AddChoice(IReadOnlyList<RegexNode> parts)
    {
        List<int> ends = [];
        foreach (var part in parts.SkipLast(1))
        {
            var fork = steps.Count;
            steps.Add(default);
            Add(part);
            ends.Add(steps.Count);
            steps.Add(default);
            steps[fork] = new RegexStep(null, null, fork + 1, steps.Count);
        }

        Add(parts[^1]);
        foreach (var end in ends)
            steps[end] = new RegexStep(null, null, steps.Count, RegexStep.None);
    }

    // A loop around one character needs no step of its own to go back.
    private void EndLoop(int begin)
    {
        if (steps.Count == begin + 2 && steps[^1].Set is not null)
            steps[^1] = steps[^1] with { Next = begin };
        else
            steps.Add(new RegexStep(null, null, begin, RegexStep.None));
    }
}
