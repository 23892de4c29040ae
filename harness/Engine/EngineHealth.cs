using Docker.DotNet;
using ImageBench.Engine.Wire;
using ImageBench.Model;
using ImageBench.Model.Builds;

namespace ImageBench.Engine;

/// <summary>
/// Asks an engine how it is, where something failed that may be its own: what goes wrong with the machine is no verdict on an image.
/// </summary>
internal sealed class EngineHealth(DockerClient client, EngineTalk talk, TimeProvider time)
{
    // Below that an engine can do little more than say so.
    private static readonly ByteSize LeastSpace = new(64_000_000);

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    /// <summary>A <see cref="Fault"/> where a build failed for what is wrong with the engine.</summary>
    public async Task Judge(BuildOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is not { Status: BuildStatus.Failed, Error: { } error } || cancellationToken.IsCancellationRequested)
            return;
        if (EngineTrouble.IsIn(error))
            throw talk.Unwell("building", error);
        if (await FindTrouble(cancellationToken) is { } trouble)
            throw talk.Unwell("building", trouble);
    }

    /// <summary>What is wrong with it, as far as it says and as can be seen from here; null: nothing.</summary>
    private async Task<string?> FindTrouble(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestAnswer, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await client.System.PingAsync(either.Token);
            var about = await client.System.GetSystemInfoAsync(either.Token);
            return Space(about.DockerRootDir);
        }
#pragma warning disable CA1031 // Do not catch general exception types: whatever kept it from answering is what is wrong with it
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return $"it does not answer: {EngineTalk.Reason(exception)}";
        }
    }

    // Of an engine on this machine; the folder of one elsewhere is not here, or not the one that is meant.
    private string? Space(string? folder)
    {
        if (!talk.IsHere || string.IsNullOrEmpty(folder) || !Directory.Exists(folder))
            return null;
        try
        {
            var free = new ByteSize(new DriveInfo(folder).AvailableFreeSpace);
            return free < LeastSpace ? $"no space is left on its disk ({folder} has {free} free)" : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
