using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace ImageBench.Engine.Containers;

/// <summary>Runs a command in a running container, to its end.</summary>
internal static class ContainerExecCall
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>The exit code; null where the container cannot execute it, or where it does not end.</summary>
    public static async Task<int?> Run(DockerClient client, string id, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            var exec = await client.Exec.CreateContainerExecAsync(
                id, new ContainerExecCreateParameters { Cmd = [.. command], AttachStdout = true, AttachStderr = true }, limit.Token);
            // Attached: the library takes a detached start's answer, which is none, for a broken one.
            using var output = await client.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), limit.Token);
            await output.CopyOutputToAsync(Stream.Null, Stream.Null, Stream.Null, limit.Token);
            var state = await client.Exec.InspectContainerExecAsync(exec.ID, limit.Token);
            return state.Running ? null : (int?)state.ExitCode;
        }
        catch (DockerApiException refused) when (refused.StatusCode != HttpStatusCode.NotFound)
        {
            // What cannot be executed is refused with an error of the engine's own.
            return null;
        }
#pragma warning disable CA1031 // Do not catch general exception types: a request that was broken off throws whatever its socket threw
        catch (Exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
