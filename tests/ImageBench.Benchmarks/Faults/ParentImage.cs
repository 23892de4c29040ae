using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Benchmarks.Faults;

/// <summary>What the scenario's images are built from: made anew it is the same image, and no registry has it.</summary>
internal static class ParentImage
{
    public const string Name = "localhost:1/faults-parent:latest";

    private static readonly byte[] Archive = ArchiveBuilder.SavedTogether(
        new ArchiveBuilder { Name = Name }.Layer(new TarBytes().File("base", "of all"u8.ToArray()).End()));

    public static async Task Load(Uri engine, CancellationToken cancellationToken)
    {
        using var client = new DockerClientBuilder().WithEndpoint(engine).Build();
        using var archive = new MemoryStream(Archive);
        await client.Images.LoadImageAsync(new ImageLoadParameters(), archive, new Progress<JSONMessage>(), cancellationToken);
    }

    public static async Task Remove(Uri engine, CancellationToken cancellationToken)
    {
        using var client = new DockerClientBuilder().WithEndpoint(engine).Build();
        await client.Images.DeleteImageAsync(Name, new ImageDeleteParameters { Force = true }, cancellationToken);
    }
}
