using ImageBench.Cli.Commands.Stored;
using ImageBench.Model;
using ImageBench.Results.Merging;
using ImageBench.Runs.Fleets;

namespace ImageBench.Cli.Commands.Fleets;

/// <summary>What came back from the machines of a fleet, made one run folder of.</summary>
internal static class ShardMerge
{
    /// <summary>Refuses a folder for what comes back that is there already.</summary>
    public static void Check(string parts)
    {
        if (Path.Exists(parts))
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{parts} is there already, from an earlier time that ended before all was merged: merge what is in it by 'imagebench "
                    + "merge', or remove it, then collect again.");
        }
    }

    /// <summary>
    /// Prints where it lies, and says what went wrong with which shard; the exit code. <paramref name="parts"/> holds what came back, and
    /// is gone when it is merged.
    /// </summary>
    public static async Task<int> Make(
        IReadOnlyList<ShardOutcome> outcomes,
        string parts,
        string results,
        TextWriter output,
        Action<string> say,
        CancellationToken cancellationToken)
    {
        foreach (var failed in outcomes.Where(outcome => outcome.ExitCode is > 0))
            say($"Shard {failed.Number}/{outcomes.Count} ended with exit code {failed.ExitCode}: {failed.Said}");
        List<string> folders = [.. outcomes.Select(outcome => outcome.Folder).OfType<string>()];
        if (folders.Count == 0)
            throw new Fault(ExitCode.VariantFailed, "No shard came back, so that there is nothing to merge; see above what each said.");
        var merged = Join(folders, parts, results, cancellationToken);
        // All that they hold is in the merged run.
        Directory.Delete(parts, recursive: true);
        foreach (var found in merged.Found)
            say(PlainText.Line(found));
        await output.WriteLineAsync(merged.Folder.FullPath.AsMemory(), cancellationToken);
        say(MergeCommand.Next);
        foreach (var lack in merged.Lacks)
            say(PlainText.Line(lack));
        return merged.Lacks.Count > 0 || outcomes.Any(outcome => outcome.ExitCode is 1 or 2 or 3) ? (int)ExitCode.VariantFailed
            : outcomes.Any(outcome => outcome.ExitCode == (int)ExitCode.OverBudget) ? (int)ExitCode.OverBudget
            : (int)ExitCode.Good;
    }

    // What was measured is kept where it cannot be joined.
    private static MergedFolder Join(List<string> folders, string parts, string results, CancellationToken cancellationToken)
    {
        try
        {
            return MergedFolder.Make(folders, results, anyway: false, cancellationToken);
        }
        catch (Fault fault)
        {
            throw new Fault(fault.ExitCode, $"{fault.Message}\nWhat each machine sent is in {parts}.", fault);
        }
    }
}
