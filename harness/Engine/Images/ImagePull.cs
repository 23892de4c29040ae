using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Engine.Wire;

namespace ImageBench.Engine.Images;

/// <summary>Pulls one image from its registry, with the login that Docker's client has for it.</summary>
internal static class ImagePull
{
    /// <summary>The reason why it cannot be had, or null when it was.</summary>
    public static async Task<string?> Run(
        DockerClient client, string reference, PullMessages messages, CancellationToken cancellationToken)
    {
        try
        {
            var login = await EngineLogin.For(reference, cancellationToken);
            await client.Images.CreateImageAsync(
                new ImagesCreateParameters { FromImage = WithTag(reference) }, login, messages, cancellationToken);
            return messages.Error;
        }
        catch (DockerApiException refused)
        {
            return EngineAnswer.Message(refused);
        }
    }

    // A name without a tag or digest would pull every tag of its repository.
    private static string WithTag(string reference) =>
        reference.Contains('@', StringComparison.Ordinal) || reference.LastIndexOf(':') > reference.LastIndexOf('/')
            ? reference
            : reference + ":latest";
}
