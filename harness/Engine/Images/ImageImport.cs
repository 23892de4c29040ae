using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Wire;
using ImageBench.Model;

namespace ImageBench.Engine.Images;

/// <summary>Makes an image of one layer from a tar of its files, as it is written (what <c>docker import</c> does).</summary>
internal sealed class ImageImport(DockerClient client, string reference, IReadOnlyDictionary<string, string> labels)
{
    public async Task Run(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var errors = new ErrorMessages();
        await StreamedBody.Send(
            write,
            tar => client.Images.CreateImageAsync(Parameters(), tar, new AuthConfig(), errors, cancellationToken),
            cancellationToken);
        if (errors.First is not null)
            throw new Fault(ExitCode.NoEngine, $"The engine did not import {reference}: {errors.First}.");
    }

    private ImagesCreateParameters Parameters() => new()
    {
        FromSrc = "-",
        Repo = reference,
        Tag = "latest",
        Changes = [.. labels.Select(label => $"LABEL {label.Key}=\"{label.Value}\"")],
    };
}
