using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Containers;
using ImageBench.Images.Tar;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Images;

/// <summary>
/// Takes one file out of an image: the engine gives files of containers only, so one is made of the image and never started.
/// </summary>
internal sealed class ImageFileCall(DockerClient client, ContainerRemoval removal, TimeProvider time)
{
    private static readonly TimeSpan LongestRemoval = TimeSpan.FromSeconds(10);

    // Where the file's type is written in the mode, by Go's numbers.
    private const uint TypeBits = 0x8F280000;
    private const uint PermissionBits = 0x1FF;

    private const int BlockBytes = 128 * 1024;

    /// <summary>Null where the image has nothing there, or no regular file.</summary>
    public async Task<CarriedFile?> Run(
        string imageId,
        string path,
        IReadOnlyDictionary<string, string> labels,
        ScratchFile target,
        CancellationToken cancellationToken)
    {
        // An image without a command is made no container of; this one never runs.
        var request = new CreateContainerParameters { Image = imageId, Cmd = ["none"], Labels = labels.ToDictionary() };
        request.Name = ContainerParameters.NameFor(labels);
        var container = await client.Containers.CreateContainerAsync(request, cancellationToken);
        try
        {
            return await Read(container.ID, path, target, cancellationToken);
        }
        catch (DockerApiException refused) when (refused.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        finally
        {
            await Remove(container.ID);
        }
    }

    // Also after Ctrl+C.
    private async Task Remove(string container)
    {
        using var limit = new CancellationTokenSource(LongestRemoval, time);
        try
        {
            await removal.Run(container, limit.Token);
        }
        catch (OperationCanceledException)
        {
            // A slow engine: it goes on with it, and what it does not remove goes at the run's end by the mark of its containers.
        }
    }

    private async Task<CarriedFile?> Read(
        string container, string path, ScratchFile target, CancellationToken cancellationToken)
    {
        var answer = await client.Containers.GetArchiveFromContainerAsync(
            container, new ContainerPathStatParameters { Path = path }, statOnly: false, cancellationToken);
        await using var archive = answer.Stream!;
        var mode = (uint)answer.Stat!.Mode;
        if ((mode & TypeBits) != 0)
            return null;
        using var window = new Window(archive);
        var walker = new TarWalker(window);
        if (!await walker.Next(cancellationToken) || walker.Entry.Kind != TarKind.File)
            return null;
        var block = new byte[BlockBytes];
        for (var left = walker.Entry.Size; left > 0;)
        {
            var read = await walker.Read(block.AsMemory(0, (int)Math.Min(left, block.Length)), cancellationToken);
            target.Add(block.AsSpan(0, read));
            left -= read;
        }

        return new CarriedFile(path, target.Length, target.Digest, (UnixFileMode)(mode & PermissionBits), target.Open)
        {
            ModifiedAt = DateTimeOffset.FromUnixTimeSeconds(new DateTimeOffset(answer.Stat.Mtime.ToUniversalTime()).ToUnixTimeSeconds()),
        };
    }
}
