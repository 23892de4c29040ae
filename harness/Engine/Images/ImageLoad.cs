using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Wire;

namespace ImageBench.Engine.Images;

/// <summary>Loads the archive of an image, as it is written (what <c>docker load</c> does).</summary>
internal sealed class ImageLoad(DockerClient client, EngineTalk talk)
{
    /// <summary>The reason why the engine does not take it, or null when it did.</summary>
    public async Task<string?> Run(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var errors = new ErrorMessages();
        string? refusal;
        try
        {
            await StreamedBody.Send(
                write,
                archive => client.Images.LoadImageAsync(new ImageLoadParameters { Quiet = true }, archive, errors, cancellationToken),
                cancellationToken);
            refusal = errors.First;
        }
        catch (DockerApiException refused)
        {
            refusal = EngineAnswer.Message(refused);
        }

        return refusal is not null && EngineTrouble.IsIn(refusal) ? throw talk.Unwell("loading an image", refusal) : refusal;
    }
}
