using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageBench.Engine.Wire;
using ImageBench.Model.Builds;

namespace ImageBench.Engine.Classic;

/// <summary>
/// The output of Podman's builder: "[1/2] STEP 2/4: RUN ..." begins a step, "--> Using cache ID" says that it was cached. As with the
/// classic builder there are no times: a step lasts from the arrival of its line to the arrival of the next. What a step prints comes in
/// between, so only the line of the very next step begins one, and only what follows a step's line at once says that it was cached.
/// </summary>
internal sealed partial class BuildahTrace : IBuildTrace
{
    private readonly ArrivedSteps _steps = new();
    private readonly List<string> _imageIds = [];
    private readonly LogTail _log = new();
    private string? _stage;
    private (int Stage, int Number, int Count) _last = (1, 0, 0);
    private bool _hasBegun;
    private bool _hasJustBegun;

    public IReadOnlyList<Step> Steps => _steps.All;

    public IReadOnlyList<string> LogTail => _log.Lines;

    public BuildSpans Spans => BuildSpans.Untold;

    /// <summary>
    /// Short ids of the images that the steps ended in, oldest first; those that came from the cache are none of this build's.
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

        var hasJustBegun = _hasJustBegun;
        _hasJustBegun = false;
        if (StepLine().Match(text) is { Success: true } step && IsNext(step))
            return Begin(step, arrived);
        if (hasJustBegun && CachedLine().IsMatch(text))
            _steps.WasCached();
        else if (Steps.Count > 0 && ImageLine().Match(text) is { Success: true } image)
            Made(image.Groups["id"].Value);
        else if (BuiltLine().IsMatch(text) || CommitLine().IsMatch(text))
            _steps.Close(arrived, null);
        else
            Keep(text);
        return null;
    }

    private void Keep(string output)
    {
        _log.Add(output);
        _steps.Print(output);
    }

    private void Made(string id)
    {
        if (!Steps[^1].Cached)
            _imageIds.Add(id);
    }

    private string Begin(Match step, TimeSpan arrived)
    {
        var instruction = step.Groups["instruction"].Value.TrimEnd();
        if (_last.Number == 1)
        {
            _stage = ArrivedSteps.StageOf(instruction);
            _hasBegun = true;
        }

        // Stages follow each other here; which of them needs which is not told.
        _steps.Begin(instruction, _stage, arrived);
        _hasJustBegun = true;
        return instruction;
    }

    // The one behind the last of this stage, or the first of a later one: a builder leaves out stages that nothing needs.
    private bool IsNext(Match step)
    {
        var stage = step.Groups["stage"].Success ? Number(step, "stage") : 1;
        var next = (Stage: stage, Number: Number(step, "number"), Count: Number(step, "count"));
        var isNext = !_hasBegun ? next.Number == 1
            : next.Stage == _last.Stage ? next.Number == _last.Number + 1 && next.Count == _last.Count
            : next.Stage > _last.Stage && next.Number == 1 && _last.Number == _last.Count;
        if (isNext)
            _last = next;
        return isNext;
    }

    private static int Number(Match step, string group) =>
        int.TryParse(step.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(
        @"^(\[(?<stage>\d+)/\d+\] )?STEP (?<number>\d+)/(?<count>\d+): (?<instruction>.*)$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex StepLine();

    [GeneratedRegex(@"^--> Using cache [0-9a-f]{64}\s*$")]
    private static partial Regex CachedLine();

    [GeneratedRegex(@"^--> (?<id>[0-9a-f]{11,12})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex ImageLine();

    [GeneratedRegex(@"^(\[\d+/\d+\] )?COMMIT( \S+)?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex CommitLine();

    [GeneratedRegex(@"^Successfully built [0-9a-f]{12}\s*$")]
    private static partial Regex BuiltLine();
}
