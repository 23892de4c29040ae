using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;

namespace ImageBench.Running.Checks;

/// <summary>
/// The HTTP check of one started container. The first request is sent again and again until its answer passes: that is when the program is
/// ready. Each other request is sent once.
/// </summary>
internal sealed class HttpCheckRun(CheckedContainer container, HttpCheck check, TimeProvider time)
{
    // The resolution of the ready time. While nothing listens a probe is one refused connection; checks.csv tells how many there were.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);

    // A program that answers, but not yet as it should, is not to be kept from its start-up by our asking.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, string> _captured = [];
    private string _came = "nothing";
    private bool _isSilent = true;

    private enum Reply
    {
        None,
        Wrong,
        Passed,
    }

    public async Task<CheckRecord> Run(CancellationToken cancellationToken)
    {
        var state = await container.Containers.Inspect(container.Id, cancellationToken);
        if (state.Address is not { } address)
            return await container.FailAsEnded(Asked(check.Requests[0]), cancellationToken);
        using var published = new HttpProbe(address);
        using var own = state.OwnAddress is { } other ? new HttpProbe(other) : null;
        await using var watch = new EndWatch(
            container.Containers, container.Id, check.Timeout - container.Elapsed, time, cancellationToken);
        var asked = check.Requests[0];
        try
        {
            var (record, probe) = await WaitUntilReady(own is null ? [published] : [published, own], watch.Token);
            foreach (var request in check.Requests.Skip(1))
            {
                asked = request;
                if (await Ask(probe, request, watch.Token) != Reply.Passed)
                    return await container.Fail(SilentPort, Asked(request), _came, cancellationToken);
            }

            return record;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return watch.IsTimeOver
                ? await container.Fail(
                    SilentPort,
                    Asked(asked),
                    FormattableString.Invariant($"{_came}; it had not passed after {check.Timeout.TotalSeconds:0.###} s (check.timeout)"),
                    cancellationToken)
                : await container.FailAsEnded(Asked(asked), cancellationToken);
        }
    }

    private int? SilentPort => _isSilent ? check.Port : null;

    private string Asked(CheckRequest request) =>
        $"{request.Method} {PlainText.Line(Template.Fill(request.Path, _captured), Answer.MostShown)}, "
        + $"to be answered with {new AnswerRules(request, _captured).Expected}";

    // Where there are two addresses they are asked in turn, and the one that answered is asked from then on.
    private async Task<(CheckRecord Record, HttpProbe Probe)> WaitUntilReady(
        IReadOnlyList<HttpProbe> addresses, CancellationToken cancellationToken)
    {
        var pause = Pause;
        for (var probes = 1; ; probes++)
        {
            var probe = addresses[(probes - 1) % addresses.Count];
            var sent = time.GetTimestamp();
            var reply = await Ask(probe, check.Requests[0], cancellationToken);
            if (reply == Reply.Passed)
            {
                var (ready, took) = (container.Elapsed, time.GetElapsedTime(sent));
                var usage = await container.Containers.Measure(container.Id, cancellationToken);
                return (
                    container.Blank with { Ready = ready, Probes = probes, Probe = took, Memory = usage?.Memory, Cpu = usage?.Cpu },
                    probe);
            }

            await Task.Delay(pause, time, cancellationToken);
            if (reply == Reply.Wrong && pause < LongestPause)
                pause *= 2;
        }
    }

    private async Task<Reply> Ask(HttpProbe probe, CheckRequest request, CancellationToken cancellationToken)
    {
        var (answer, silence) = await probe.Send(request, _captured, cancellationToken);
        _isSilent = answer is null;
        if (answer is null)
        {
            _came = silence;
            return Reply.None;
        }

        if (new AnswerRules(request, _captured).Wrong(answer, out var values) is { } wrong)
        {
            _came = $"{answer}; {wrong}";
            return Reply.Wrong;
        }

        foreach (var (name, value) in values)
            _captured[name] = value;
        return Reply.Passed;
    }
}
