using System.Net;
using Docker.DotNet;
using ImageBench.Engine.Containers;
using ImageBench.Engine.Wire;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Images;

/// <summary>The images that an engine holds, and those that come to it.</summary>
internal sealed class DockerImages(DockerClient client, EngineTalk talk, ContainerRemoval removal, TimeProvider time)
{
    public Task<EngineImage?> Find(string reference, CancellationToken cancellationToken) =>
        talk.Ask($"looking for image {reference}", async () =>
    {
        try
        {
            var image = await client.Images.InspectImageAsync(reference, cancellationToken);
            return new EngineImage(
                image.ID,
                image.RepoDigests?.FirstOrDefault(),
                [.. image.RootFS?.Layers ?? []],
                new ByteSize(image.Size),
                image.Config?.Labels?.ToDictionary() ?? [])
            {
                Names = [.. image.RepoTags ?? []],
            };
        }
        catch (DockerApiException refused) when (refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
        {
            // "Bad request" is what some engines say of a name that no image can have.
            return null;
        }
    }, cancellationToken);

    public Task<T> Read<T>(string imageId, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var what = $"exporting image {imageId}";
        return talk.Ask(what, async () =>
        {
            await using var body = await client.Images.SaveImageAsync(imageId, cancellationToken);
            await using var archive = new ExportStream(body, cause => talk.Gone(what, cause));
            await using var ahead = new ReadAhead(archive, cancellationToken);
            return await read(ahead.Stream, cancellationToken);
        }, cancellationToken);
    }

    public Task<CarriedFile?> ReadFile(
        string imageId,
        string path,
        IReadOnlyDictionary<string, string> labels,
        ScratchFile target,
        CancellationToken cancellationToken) =>
        talk.Ask(
            $"taking {path} out of an image",
            () => new ImageFileCall(client, removal, time).Run(imageId, path, labels, target, cancellationToken),
            cancellationToken);

    public Task<string?> Pull(string reference, Action<string> tell, CancellationToken cancellationToken) => talk.Ask(
        $"pulling {reference}",
        () => ImagePull.Run(client, reference, new PullMessages(reference, tell, time), cancellationToken),
        cancellationToken);

    public Task Import(
        string reference,
        IReadOnlyDictionary<string, string> labels,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken) =>
        talk.Ask($"importing {reference}", async () =>
        {
            await new ImageImport(client, reference, labels).Run(write, cancellationToken);
            return true;
        }, cancellationToken);

    public Task<string?> Load(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        talk.Ask("loading an image", () => new ImageLoad(client, talk).Run(write, cancellationToken), cancellationToken);
}
