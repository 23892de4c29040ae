using System.Text;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Containers;

/// <summary>Reads the end of what a container wrote.</summary>
internal static class ContainerLogCall
{
    // What a command check compares is cut to that; the engine keeps at most 1 MB.
    private const string MostLines = "5000";

    public static async Task<ContainerLog> Run(DockerClient client, string id, CancellationToken cancellationToken)
    {
        using var log = await client.Containers.GetContainerLogsAsync(
            id, new ContainerLogsParameters { ShowStdout = true, ShowStderr = true, Tail = MostLines }, cancellationToken);
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        await log.CopyOutputToAsync(Stream.Null, output, error, cancellationToken);
        return new ContainerLog(Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
