using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Results;
using ImageBench.Runs.Planning;
using ImageBench.Statistics;

namespace ImageBench.Runs;

/// <summary>
/// A run from an engine to its folder: what is done is on disk at every moment, and what was made on the engine goes at the end.
/// </summary>
internal sealed class MeasuredRun(PlannedRun planned, Surroundings around)
{
    private RunFolder? _folder;

    private string GoOn => planned.CanBeResumed ? "; 'imagebench --resume' with that folder goes on with it" : "";

    public string Folder => _folder?.FullPath ?? "";

    /// <summary>
    /// Makes the builds and writes all files. A run that is cancelled after its first build has begun still gives its results.
    /// </summary>
    public async Task<RunResults> Make(CancellationToken cancellationToken)
    {
        var options = planned.Plan.Options;
        _folder = planned.Resumed?.Folder ?? RunFolder.Create(
            planned.Request.ResultsFolder, options.Scenarios, around.Time.GetUtcNow(), PartName(options));
        await using var run = new EngineRun(planned, around, _folder);
        RunResults results;
        try
        {
            results = await run.Make(cancellationToken);
        }
        catch when (!run.HasBegun && planned.Resumed is null)
        {
            RemoveFolder();
            throw;
        }
        catch (Fault fault) when (fault.ExitCode == ExitCode.NoEngine)
        {
            around.Display.Say($"What was done is in {Folder}{GoOn}.");
            throw;
        }

        if (results.Run.Interrupted)
        {
            around.Display.Say(
                $"Interrupted. What was done is in {Folder}{GoOn}; 'imagebench report' makes its charts and pages.");
        }
        else
        {
            // One that was started takes a while to end, in which the files are made.
            var engineLetGo = run.DisposeAsync().AsTask();
            foreach (var trouble in await around.Export(results, Folder, cancellationToken))
                around.Display.Say(trouble);
            await engineLetGo;
        }

        return results;
    }

    // The folders of all machines can lie side by side.
    private static string PartName(RunOptions options) =>
        (options.Shard is { Portion: var shard } ? $"-shard-{shard.Number}-of-{shard.Count}" : "")
        + (options.Replicate is { } replicate ? $"-replicate-{replicate.Number}-of-{replicate.Count}" : "");

    // Nothing was built: an empty run folder would only mislead.
    private void RemoveFolder()
    {
        try
        {
            Directory.Delete(_folder!.FullPath, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody else removed it, or may not let it go: why the run ended says more.
        }
    }
}
