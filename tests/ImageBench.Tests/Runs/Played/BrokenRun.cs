using System.Globalization;
using ImageBench.Model;
using ImageBench.Results;
using ImageBench.Statistics;

namespace ImageBench.Tests.Runs.Played;

/// <summary>Runs that end before their end, and what can be seen of one.</summary>
internal static class BrokenRun
{
    /// <summary>The moments of a run's clean-up: what carries its label goes, then the build cache.</summary>
    public const int CleanUp = 4;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>The rows of a run that nothing breaks, and at how many moments it waits for something outside.</summary>
    public static async Task<(string Rows, int Moments)> Undisturbed(int rounds = 2)
    {
        using var stage = new RunStage { Rounds = rounds };
        var results = await stage.Run();
        return (Rows(results), stage.Engine.Breakpoints.Passed);
    }

    /// <summary>A run that ends at that moment: "killed", "interrupted", or with its "engine gone".</summary>
    public static async Task Break(RunStage stage, string way, int moment)
    {
        List<TempFolder> left = [];
        stage.Engine.Breakpoints = new Breakpoints { Break = (moment, Happens) };
        try
        {
            await stage.Run();
        }
        catch (Exception exception) when (exception is KilledException or OperationCanceledException or Fault)
        {
            // It ended there.
        }

        // A process that is killed writes nothing any more: what it left is what lay there at that moment.
        foreach (var asItWas in left)
        {
            PutBack(stage, asItWas);
            asItWas.Dispose();
        }

        Func<Exception>? Happens()
        {
            switch (way)
            {
                case "interrupted":
                    stage.Cancel.Cancel();
                    return null;
                case "killed":
                    left.Add(TempFolder.InMemory());
                    Copy(stage.Results, left[^1].Path);
                    return () => new KilledException();
                default:
                    return () => new Fault(ExitCode.NoEngine, "The engine is gone.");
            }
        }
    }

    /// <summary>A run that came to its end (it was broken in its clean-up) is made again from the start.</summary>
    public static bool CanBeResumed(RunStage stage)
    {
        if (stage.Folder is not { } folder)
            return false;
        if (!File.Exists(Path.Combine(folder, "run.json")))
            return false;
        var run = RunJson.Read(Path.Combine(folder, "run.json"));
        return run is not { EndedAt: not null, Interrupted: false };
    }

    /// <summary>What it measured, without what names the run and its moments.</summary>
    public static string Rows(RunResults results) => string.Join('\n',
    [
        .. results.Builds.Select(build => string.Create(
            Invariant,
            $"{build.Key} {build.Position} {build.Outcome.Status} {build.Outcome.Elapsed} {build.Outcome.StepCounts} "
                + $"{build.Outcome.Error}")),
        .. results.Variants.Select(variant => string.Create(
            Invariant,
            $"{variant.Key} {variant.Status} {variant.Check} {variant.Image?.Unpacked} {variant.Image?.Content} "
                + $"{string.Join(' ', variant.Times.Select(state => $"{state.Key} {state.Value}"))}")),
        .. results.Builds.SelectMany(build => build.Outcome.Steps).Select(step => $"{step.Instruction} {step.Started} {step.Cached}"),
        .. results.Checks.Select(check => $"{check.Key} {check.Round} {check.Result}"),
        .. results.Layers.Select(layer => layer.ToString()),
        .. results.Transfers.Select(transfer => $"{transfer.Key} {transfer.Direction} {transfer.Round} {transfer.Layers} {transfer.Error}"),
    ]);

    private static void PutBack(RunStage stage, TempFolder asItWas)
    {
        if (Directory.Exists(stage.Results))
            Directory.Delete(stage.Results, recursive: true);
        Copy(asItWas.Path, stage.Results);
        // A folder in which nothing was begun is passed over by the next run, which takes another name.
        if (stage.Folder is { } folder && !CanBeResumed(stage))
            Directory.Delete(folder, recursive: true);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.Exists(from) ? Directory.GetFiles(from, "*", SearchOption.AllDirectories) : [])
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private sealed class KilledException : Exception;
}
