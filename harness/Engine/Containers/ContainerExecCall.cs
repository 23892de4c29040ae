using System.Net;
using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace ImageBench.Engine.Containers;

/// <summary>Runs a command in a running container, to its end.</summary>
internal static class ContainerExecCall
{
    // What Docker keeps of a HEALTHCHECK's words.
    private const int MostBytes = 4096;

    // An image may ask for more than a timer can wait.
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(40);

    /// <summary>The exit code and what was written; null where the container cannot execute it, or where it does not end.</summary>
    public static async Task<(int ExitCode, string Output)?> Run(
        DockerClient client, string id, IReadOnlyList<string> command, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest < LongestTime ? longest : LongestTime);
        try
        {
            var exec = await client.Exec.CreateContainerExecAsync(
                id, new ContainerExecCreateParameters { Cmd = [.. command], AttachStdout = true, AttachStderr = true }, limit.Token);
            // Attached: the library takes a detached start's answer, which is none, for a broken one.
            using var output = await client.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), limit.Token);
            var written = await Read(output, limit.Token);
            var state = await client.Exec.InspectContainerExecAsync(exec.ID, limit.Token);
            return !state.Running && state.ExitCode is { } code ? ((int)code, written) : null;
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

    // To the end, since the command has ended only then; what is more than the most is passed over.
    private static async Task<string> Read(MultiplexedStream output, CancellationToken cancellationToken)
    {
        var kept = new MemoryStream();
        var buffer = new byte[MostBytes];
        while (await output.ReadOutputAsync(buffer, 0, buffer.Length, cancellationToken) is { EOF: false } read)
            await kept.WriteAsync(buffer.AsMemory(0, Math.Min(read.Count, MostBytes - (int)kept.Length)), cancellationToken);
        return Encoding.UTF8.GetString(kept.ToArray());
    }
}
