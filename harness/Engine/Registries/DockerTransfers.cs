using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Engine.Wire;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Registries;

/// <summary>Pushes and pulls of a Docker engine, with the login that its client has for that registry.</summary>
internal sealed class DockerTransfers(DockerClient client, EngineTalk talk) : IImageTransfers
{
    public Task Tag(string imageId, string name, CancellationToken cancellationToken) => talk.Ask($"naming image {imageId}", async () =>
    {
        var (repository, tag) = Split(name);
        await client.Images.TagImageAsync(imageId, new ImageTagParameters { RepositoryName = repository, Tag = tag }, cancellationToken);
        return true;
    }, cancellationToken);

    public Task<TransferAnswer> Push(string name, CancellationToken cancellationToken) =>
        talk.Ask($"pushing {name}", () => Run(async messages =>
    {
        var (repository, tag) = Split(name);
        var login = await EngineLogin.For(name, cancellationToken);
        await client.Images.PushImageAsync(repository, new ImagePushParameters { Tag = tag }, login, messages, cancellationToken);
    }), cancellationToken);

    public Task<TransferAnswer> Pull(string name, CancellationToken cancellationToken) =>
        talk.Ask($"pulling {name}", () => Run(async messages =>
    {
        var login = await EngineLogin.For(name, cancellationToken);
        await client.Images.CreateImageAsync(new ImagesCreateParameters { FromImage = name }, login, messages, cancellationToken);
    }), cancellationToken);

    public Task Remove(string name, CancellationToken cancellationToken) => talk.Ask($"removing {name}", async () =>
    {
        try
        {
            await client.Images.DeleteImageAsync(name, new ImageDeleteParameters(), cancellationToken);
        }
        catch (DockerApiException refused) when (refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // Gone already, or a container stands on it: then the image goes with what carries the run's label.
        }

        return true;
    }, cancellationToken);

    private async Task<TransferAnswer> Run(Func<LayerMessages, Task> ask)
    {
        var messages = new LayerMessages();
        TransferAnswer answer;
        try
        {
            await ask(messages);
            answer = messages.Answer;
        }
        catch (DockerApiException refused)
        {
            answer = messages.Answer with { Refusal = EngineAnswer.Message(refused) };
        }

        return answer.Refusal is { } said && EngineTrouble.IsIn(said) ? throw talk.Unwell("moving an image", said) : answer;
    }

    private static (string Repository, string Tag) Split(string name)
    {
        var colon = name.LastIndexOf(':');
        return (name[..colon], name[(colon + 1)..]);
    }
}
