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
    private readonly ArrivedSteps _steps = new();
    private readonly List<string> _imageIds = [];
    private readonly LogTail _log = new();
    private string? _stage;
    private int? _count;

    // That of the step which prints now; null: the builder itself does.
    private string? _container;

    public IReadOnlyList<Step> Steps => _steps.All;

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
                _steps.Close(arrived, error.GetString());
            return null;
        }

        if (_container is not null)
            Listen(text);
        else if (Next(text) is { } next)
            return Open(next, arrived);
        else
            Conclude(text, arrived);
        return null;
    }

    // The output of a step, until the builder says that its container is gone.
    private void Listen(string text)
    {
        if (RemovedLine().Match(text) is { Success: true } removed && removed.Groups["id"].Value == _container)
            _container = null;
        else
            Keep(text);
    }

    private void Conclude(string text, TimeSpan arrived)
    {
        if (text.StartsWith(" ---> Using cache", StringComparison.Ordinal) && Steps.Count > 0)
            _steps.WasCached();
        else if (RunningLine().Match(text) is { Success: true } running)
            _container = running.Groups["id"].Value;
        else if (ImageLine().Match(text) is { Success: true } image)
            _imageIds.Add(image.Groups["id"].Value);
        else if (BuiltLine().IsMatch(text))
            _steps.Close(arrived, null);
        else if (!text.StartsWith(" ---> ", StringComparison.Ordinal) && !RemovedLine().IsMatch(text))
            Keep(text);
    }

    private void Keep(string output)
    {
        _log.Add(output);
        _steps.Print(output);
    }

    // The step that a line begins: the one behind the last, of as many as there were before.
    private string? Next(string text)
    {
        var match = StepLine().Match(text);
        if (!match.Success
            || !int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !int.TryParse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || number != Steps.Count + 1
            || count != (_count ?? count))
        {
            return null;
        }

        _count = count;
        return match.Groups["instruction"].Value.TrimEnd();
    }

    private string Open(string instruction, TimeSpan arrived)
    {
        if (ArrivedSteps.IsFrom(instruction))
            _stage = ArrivedSteps.StageOf(instruction);
        _steps.Begin(instruction, _stage, arrived);
        return instruction;
    }

    [GeneratedRegex(@"^Step (?<number>\d+)/(?<count>\d+) : (?<instruction>.*)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex StepLine();

    [GeneratedRegex(@"^ ---> Running in (?<id>[0-9a-f]{12,64})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex RunningLine();

    // As it was said until 20.10, and as it is since.
    [GeneratedRegex(
        @"^(?:Removing| ---> Removed) intermediate container (?<id>[0-9a-f]{12,64})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex RemovedLine();

    [GeneratedRegex(@"^ ---> (?<id>[0-9a-f]{12})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex ImageLine();

    // With the id, since a step's own tool may print the same words (pip does).
    [GeneratedRegex(@"^Successfully built [0-9a-f]{12}\s*$")]
    private static partial Regex BuiltLine();
}
