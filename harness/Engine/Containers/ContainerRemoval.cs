using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace ImageBench.Engine.Containers;

/// <summary>Ends and removes containers, with their volumes. One that is gone already is what was wanted.</summary>
internal sealed class ContainerRemoval(DockerClient client, TimeProvider time)
{
    // A removal that the engine does not bring to its end would be waited for without end.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Comes back when it is gone. Where it is being removed already (a request that was given up goes on on the engine), that is waited
    /// for.
    /// </summary>
    public async Task Run(string id, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (!await IsGone(id, mayBeGoing: time.GetElapsedTime(begun) < LongestWait, cancellationToken))
            await Task.Delay(Pause, time, cancellationToken);
    }

    private async Task<bool> IsGone(string id, bool mayBeGoing, CancellationToken cancellationToken)
    {
        try
        {
            var wanted = new ContainerRemoveParameters { Force = true, RemoveVolumes = true };
            await client.Containers.RemoveContainerAsync(id, wanted, cancellationToken);
            return true;
        }
        catch (DockerApiException refused) when (refused.StatusCode == HttpStatusCode.NotFound)
        {
            return true;
        }
        catch (DockerApiException refused) when (mayBeGoing && refused.StatusCode == HttpStatusCode.Conflict)
        {
            return false;
        }
    }
}
