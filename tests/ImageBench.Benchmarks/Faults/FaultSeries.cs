using ImageBench.Results;

namespace ImageBench.Benchmarks.Faults;

/// <summary>Runs at one place, one after the other, each broken, resumed and cleaned up after.</summary>
internal sealed class FaultSeries(FaultPlace place, IReadOnlyList<FaultKind> kinds, TimeProvider time)
{
    // The last one: its folder was made, and nothing else yet.
    private static readonly string[] Refusals = ["came to its end", "cannot be resumed", "killed before it was over"];

    private const string NotBroken = "none (it ended before)";

    private TimeSpan _longest;

    /// <summary>Every kind in turn, so that a short series has them all; the moment is what is left to chance.</summary>
    public async Task<IReadOnlyList<BrokenRun>> Make(int count, int seed, Action<BrokenRun> tell, CancellationToken cancellationToken)
    {
        place.Write();
        var begun = time.GetTimestamp();
        using (var undisturbed = place.StartRun(setsClock: false))
        {
            var (code, said) = await Ending.Of(undisturbed, cancellationToken);
            if (code != 0)
                throw new InvalidOperationException($"A run that nobody breaks ends with {code}: {said}");
        }

        _longest = time.GetElapsedTime(begun);
        await Clean(cancellationToken);
        var before = await Census.Take(place, cancellationToken);
#pragma warning disable CA5394 // Do not use insecure randomness: it is seeded, so that a series can be made again
        var random = new Random(seed);
        var runs = new List<BrokenRun>();
        for (var number = 0; number < count; number++)
        {
            try
            {
                runs.Add(await Break(kinds[number % kinds.Count], _longest * random.NextDouble(), before, cancellationToken));
            }
            catch (OperationCanceledException) when (runs.Count > 0)
            {
                // What was found so far is told.
                break;
            }

            tell(runs[^1]);
        }
#pragma warning restore CA5394

        return runs;
    }

    private async Task<BrokenRun> Break(
        FaultKind kind, TimeSpan after, IReadOnlyList<string> before, CancellationToken cancellationToken)
    {
        place.Write();
        var begun = time.GetTimestamp();
        using var run = place.StartRun(kind.SetsClock);
#pragma warning disable CA2025 // Ensure tasks using 'IDisposable' instances complete: it is waited for below
        var ending = Ending.Of(run, cancellationToken);
#pragma warning restore CA2025
        await Task.WhenAny(Task.Delay(after, time, cancellationToken), ending);
        var isBroken = !ending.IsCompleted;
        if (isBroken)
            await kind.Break(place, run, cancellationToken);
        else
            _longest = time.GetElapsedTime(begun);
        var (code, said) = await ending;
        await kind.Mend(place, cancellationToken);
        var lost = 0;
        var resumed = BrokenRun.NothingToResume;
        if (place.Runs is [.., var folder])
        {
            var rows = File.Exists(Path.Combine(folder, "builds.csv")) ? new RunFolder(folder).ReadBuilds().Count : 0;
            lost = Math.Max(0, said.Split('\n').Count(line => line.Contains(": built in ", StringComparison.Ordinal)) - rows);
            using var again = place.Start(setsClock: false, "--resume", folder, "--display", "plain");
            resumed = Told(await Ending.Of(again, cancellationToken));
        }

        var cleaned = await Clean(cancellationToken);
        var now = await Census.Take(place, cancellationToken);
        List<string> left = cleaned.Code == 0 ? [] : ["clean: " + cleaned.Said];
        left.AddRange(now.Except(before));
        return new BrokenRun(isBroken ? kind.Name : NotBroken, after, code, lost, resumed, left, [.. before.Except(now)])
        {
            LastWord = code == Ending.HadToBeEnded ? said.TrimEnd().Split('\n')[^1] : null,
        };
    }

    private async Task<Ending> Clean(CancellationToken cancellationToken)
    {
        using var clean = place.Start(setsClock: false, "clean");
        return await Ending.Of(clean, cancellationToken);
    }

    private static string Told(Ending again) => again.Code switch
    {
        0 => "resumed",
        2 when Refusals.Any(refusal => again.Said.Contains(refusal, StringComparison.Ordinal)) => "refused: " + again.Said.Trim(),
        var code => FormattableString.Invariant($"not resumed ({code}): {again.Said}"),
    };
}
