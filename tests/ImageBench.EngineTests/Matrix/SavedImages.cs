using Docker.DotNet;
using Docker.DotNet.Models;

namespace ImageBench.EngineTests.Matrix;

/// <summary>An engine's images in one file, as docker save writes it, to be carried to other engines.</summary>
internal sealed class SavedImages : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-");

    private SavedImages()
    {
    }

    public string File => Path.Combine(_folder.FullName, "images.tar");

    public static async Task<SavedImages> Save(Uri endpoint, IEnumerable<string> names, CancellationToken cancel)
    {
        using var client = Client(endpoint);
        var saved = new SavedImages();
        await using var archive = await client.Images.SaveImagesAsync([.. names], cancel);
        await using var file = System.IO.File.Create(saved.File);
        await archive.CopyToAsync(file, cancel);
        return saved;
    }

    public async Task Load(Uri endpoint, CancellationToken cancel)
    {
        using var client = Client(endpoint);
        await using var file = System.IO.File.OpenRead(File);
        await client.Images.LoadImageAsync(new ImageLoadParameters { Quiet = true }, file, new Progress<JSONMessage>(), cancel);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static DockerClient Client(Uri endpoint) =>
        new DockerClientBuilder().WithEndpoint(endpoint).WithTimeout(Timeout.InfiniteTimeSpan).Build();
}
