using System.Text;

namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>
/// A regular expression as steps, of which all that a text can have reached are held at once: the time is the text's length times, at most,
/// the steps', whatever the expression says.
/// </summary>
internal sealed class RegexProgram
{
    private const int MostSteps = 200_000;
    private const int StepsOnStack = 128;

    private readonly RegexStep[] _steps;

    private RegexProgram(RegexStep[] steps) => _steps = steps;

    public int Steps => _steps.Length;

    /// <summary>Null where the expression repeats so much that its steps would fill the memory.</summary>
    public static RegexProgram? Of(RegexNode regex) =>
        RegexCompiler.Compile(regex, MostSteps) is { } steps ? new RegexProgram(steps) : null;

    /// <summary>Whether the expression matches anywhere in the text.</summary>
    public bool Matches(ReadOnlySpan<char> text)
    {
        var room = _steps.Length <= StepsOnStack ? stackalloc int[StepsOnStack * 4] : new int[_steps.Length * 4];
        var size = room.Length / 4;
        var now = new ReachedSteps(room[..size], room.Slice(size, size));
        var next = new ReachedSteps(room.Slice(size * 2, size), room[(size * 3)..]);
        Rune? before = null;
        for (var rest = text; ;)
        {
            Rune? after = null;
            var length = 0;
            if (rest.Length > 0)
            {
                Rune.DecodeFromUtf16(rest, out var rune, out length);
                after = rune;
            }

            now.Add(0);
            if (Follow(ref now, before, after))
                return true;
            if (after is not { } taken)
                return false;
            next.Clear();
            foreach (var place in now.All)
            {
                ref readonly var step = ref _steps[place];
                if (step.Set is { } set && set.Has(taken.Value))
                    next.Add(step.Next);
            }

            var spare = now;
            now = next;
            next = spare;
            before = after;
            rest = rest[length..];
        }
    }

    /// <summary>Adds the steps that are reached without a character; true when the last one is among them.</summary>
    private bool Follow(scoped ref ReachedSteps now, Rune? before, Rune? after)
    {
        for (var index = 0; index < now.All.Length; index++)
        {
            ref readonly var step = ref _steps[now.All[index]];
            if (step.Next == RegexStep.None)
                return true;
            if (step.Set is not null || (step.Edge is { } edge && !Holds(edge, before, after)))
                continue;
            now.Add(step.Next);
            if (step.Other != RegexStep.None)
                now.Add(step.Other);
        }

        return false;
    }

    private static bool Holds(RegexEdgeKind edge, Rune? before, Rune? after) => edge switch
    {
        RegexEdgeKind.Begin => before is null,
        RegexEdgeKind.End => after is null,
        RegexEdgeKind.WordBoundary => IsWord(before) != IsWord(after),
        _ => IsWord(before) == IsWord(after),
    };

    private static bool IsWord(Rune? rune) =>
        rune is { IsAscii: true, Value: var value } && (char.IsAsciiLetterOrDigit((char)value) || value == '_');
}
