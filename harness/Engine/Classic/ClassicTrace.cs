using System.Text.Json;
using System.Text.RegularExpressions;
using ImageBench.Engine.Wire;
using ImageBench.Model.Builds;

namespace ImageBench.Engine.Classic;

/// <summary>
/// The classic builder's output: "Step 4/7 : RUN ..." begins a step, " ---> Using cache" says that it was cached.
/// It carries no times: a step lasts from the arrival of its line to the arrival of the next.
/// </summary>
internal sealed partial class ClassicTrace : IBuildTrace
{
    private readonly List<Step> _steps = [];
    private readonly List<string> _imageIds = [];
    private readonly LogTail _log = new();
    private string? _stage;

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

        var match = StepLine().Match(text);
        if (match.Success)
            return Open(match.Groups["instruction"].Value.TrimEnd(), int.Parse(match.Groups["number"].ValueSpan, provider: null), arrived);
        if (text.StartsWith(" ---> Using cache", StringComparison.Ordinal) && _steps.Count > 0)
        {
            _steps[^1] = _steps[^1] with { Cached = true };
        }
        else if (ImageLine().Match(text) is { Success: true } image)
        {
            _imageIds.Add(image.Groups["id"].Value);
        }
        else if (BuiltLine().IsMatch(text))
        {
            Close(arrived, null);
        }
        else if (!text.StartsWith(" ---> ", StringComparison.Ordinal)
            && !text.StartsWith("Removing intermediate container", StringComparison.Ordinal))
        {
            _log.Add(text);
        }

        return null;
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

    [GeneratedRegex(@"^Step (?<number>\d+)/\d+ : (?<instruction>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex StepLine();

    [GeneratedRegex(@"^ ---> (?<id>[0-9a-f]{12})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex ImageLine();

    // With the id, since a step's own tool may print the same words (pip does).
    [GeneratedRegex(@"^Successfully built [0-9a-f]{12}\s*$")]
    private static partial Regex BuiltLine();

    [GeneratedRegex(@"^FROM\s+(?:--\S+\s+)*\S+(?:\s+AS\s+(?<stage>\S+))?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FromLine();
}
