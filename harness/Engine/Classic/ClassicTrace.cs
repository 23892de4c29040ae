using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageBench.Engine.Wire;
using ImageBench.Model.Builds;

namespace ImageBench.Engine.Classic;

/// <summary>
/// The classic builder's output: "Step 4/7 : RUN ..." begins a step, " ---> Using cache" says that it was cached.
/// It carries no times: a step lasts from the arrival of its line to the arrival of the next. What a step itself prints comes in the same
/// form, between the builder's words that its container runs and that it is removed: none of that is taken for the builder's.
/// </summary>
internal sealed partial class ClassicTrace : IBuildTrace
{
    private const string RemovedLine = "Removing intermediate container";

    private readonly List<Step> _steps = [];
    private readonly List<string> _imageIds = [];
    private readonly LogTail _log = new();
    private string? _stage;
    private int? _count;

    // That of the step which prints now; null: the builder itself does.
    private string? _container;

    public IReadOnlyList<Step> Steps => _steps;

    public IReadOnlyList<string> LogTail => _log.Lines;

    public BuildSpans Spans => BuildSpans.Untold;

    /// <summary>
    /// Short ids of the images that the steps ended in, oldest first: the builder leaves those of earlier stages without a label.
    /// </summary>
    public IReadOnlyList<string> ImageIds => _imageIds;

    public string? Read(JsonElement message, TimeSpan arrived)
    {
        if (!message.TryGetProperty("stream", out var stream) || stream.GetString() is not { } text)
        {
            if (message.TryGetProperty("error", out var error))
                Close(arrived, error.GetString());
            return null;
        }

        if (_container is not null)
            Listen(text);
        else if (Next(text) is { } next)
            return Open(next.Instruction, next.Number, arrived);
        else
            Conclude(text, arrived);
        return null;
    }

    // The output of a step, until the builder says that its container is gone.
    private void Listen(string text)
    {
        if (text.TrimEnd() == $"{RemovedLine} {_container}")
            _container = null;
        else
            _log.Add(text);
    }

    private void Conclude(string text, TimeSpan arrived)
    {
        if (text.StartsWith(" ---> Using cache", StringComparison.Ordinal) && _steps.Count > 0)
            _steps[^1] = _steps[^1] with { Cached = true };
        else if (RunningLine().Match(text) is { Success: true } running)
            _container = running.Groups["id"].Value;
        else if (ImageLine().Match(text) is { Success: true } image)
            _imageIds.Add(image.Groups["id"].Value);
        else if (BuiltLine().IsMatch(text))
            Close(arrived, null);
        else if (!text.StartsWith(" ---> ", StringComparison.Ordinal) && !text.StartsWith(RemovedLine, StringComparison.Ordinal))
            _log.Add(text);
    }

    // The step that a line begins: the one behind the last, of as many as there were before.
    private (int Number, string Instruction)? Next(string text)
    {
        var match = StepLine().Match(text);
        if (!match.Success
            || !int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !int.TryParse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || number != _steps.Count + 1
            || count != (_count ?? count))
        {
            return null;
        }

        _count = count;
        return (number, match.Groups["instruction"].Value.TrimEnd());
    }

    private string Open(string instruction, int number, TimeSpan arrived)
    {
        Close(arrived, null);
        if (FromLine().Match(instruction) is { Success: true } from)
            _stage = from.Groups["stage"].Success ? from.Groups["stage"].Value : null;
        _steps.Add(
            new Step(instruction, _stage, number, instruction, arrived, null, false, null)
            {
                Inputs = _steps.Count == 0 ? [] : [_steps.Count - 1],
            });
        return instruction;
    }

    private void Close(TimeSpan arrived, string? error)
    {
        if (_steps.Count > 0 && _steps[^1].Duration is null)
            _steps[^1] = _steps[^1] with { Duration = arrived - _steps[^1].Started, Error = error };
    }

    [GeneratedRegex(@"^Step (?<number>\d+)/(?<count>\d+) : (?<instruction>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex StepLine();

    [GeneratedRegex(@"^ ---> Running in (?<id>[0-9a-f]{12,64})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex RunningLine();

    [GeneratedRegex(@"^ ---> (?<id>[0-9a-f]{12})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex ImageLine();

    // With the id, since a step's own tool may print the same words (pip does).
    [GeneratedRegex(@"^Successfully built [0-9a-f]{12}\s*$")]
    private static partial Regex BuiltLine();

    [GeneratedRegex(@"^FROM\s+(?:--\S+\s+)*\S+(?:\s+AS\s+(?<stage>\S+))?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FromLine();
}
