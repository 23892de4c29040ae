namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>Makes the steps of a regular expression.</summary>
internal sealed class RegexCompiler
{
    private readonly int _most;
    private readonly List<RegexStep> _steps = [];

    private RegexCompiler(int most) => _most = most;

    /// <summary>Null where there are more than <paramref name="most"/>.</summary>
    public static RegexStep[]? Compile(RegexNode regex, int most)
    {
        var made = new RegexCompiler(most);
        made.Add(regex);
        made._steps.Add(new RegexStep(null, null, RegexStep.None, RegexStep.None));
        return made._steps.Count <= most ? [.. made._steps] : null;
    }

    // Each part goes on to the step that is added after it.
    private void Add(RegexNode node)
    {
        if (_steps.Count > _most)
            return;
        switch (node)
        {
            case RegexCharacter character:
                _steps.Add(new RegexStep(character.Set, null, _steps.Count + 1, RegexStep.None));
                break;
            case RegexEdge edge:
                _steps.Add(new RegexStep(null, edge.Kind, _steps.Count + 1, RegexStep.None));
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
            skips.Add(_steps.Count);
            _steps.Add(default);
            Add(repeat.Part);
        }

        if (repeat.Most is null)
            EndLoop(skips[0]);
        foreach (var skip in skips)
            _steps[skip] = new RegexStep(null, null, skip + 1, _steps.Count);
    }

    private void AddChoice(IReadOnlyList<RegexNode> parts)
    {
        List<int> ends = [];
        foreach (var part in parts.SkipLast(1))
        {
            var fork = _steps.Count;
            _steps.Add(default);
            Add(part);
            ends.Add(_steps.Count);
            _steps.Add(default);
            _steps[fork] = new RegexStep(null, null, fork + 1, _steps.Count);
        }

        Add(parts[^1]);
        foreach (var end in ends)
            _steps[end] = new RegexStep(null, null, _steps.Count, RegexStep.None);
    }

    // A loop around one character needs no step of its own to go back.
    private void EndLoop(int begin)
    {
        if (_steps.Count == begin + 2 && _steps[^1].Set is not null)
            _steps[^1] = _steps[^1] with { Next = begin };
        else
            _steps.Add(new RegexStep(null, null, begin, RegexStep.None));
    }
}
