using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace ImageBench.Engine.Images;

/// <summary>Removes images, and what lies below them where that is wanted. One that is gone already is what was wanted.</summary>
internal sealed class ImageRemoval(DockerClient client)
{
    /// <summary>False where somebody else's container or image stands on it: then it is theirs to remove.</summary>
    public async Task<bool> Run(string name, bool withBelow, CancellationToken cancellationToken)
    {
        try
        {
            return await Once(name, withBelow, cancellationToken);
        }
        catch (Exception failed)
            when (failed is HttpRequestException or DockerApiException { StatusCode: >= HttpStatusCode.InternalServerError })
        {
            // An engine that stumbles once would keep all images of a run. Where it did remove this one, it is gone, as was wanted.
            return await Once(name, withBelow, cancellationToken);
        }
    }

    /// <summary>Where it has no name, and is one of ours by its id.</summary>
    public async Task OfNameless(string id, Func<string, bool> isOurs, bool withBelow, CancellationToken cancellationToken)
    {
        try
        {
            var image = await client.Images.InspectImageAsync(id, cancellationToken);
            if (isOurs(image.ID) && image.RepoTags is not { Count: > 0 })
                await Run(image.ID, withBelow, cancellationToken);
        }
        catch (DockerImageNotFoundException)
        {
            // Went with the image that was built on it.
        }
    }

    private async Task<bool> Once(string name, bool withBelow, CancellationToken cancellationToken)
    {
        try
        {
            // By itself an engine also removes the nameless images below, which may be somebody's, or somebody's build cache.
            await client.Images.DeleteImageAsync(name, new ImageDeleteParameters { NoPrune = !withBelow }, cancellationToken);
            return true;
        }
        catch (DockerApiException refused) when (refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            return refused.StatusCode == HttpStatusCode.NotFound;
        }
    }
}
