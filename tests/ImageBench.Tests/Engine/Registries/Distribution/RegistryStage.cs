using ImageBench.Engine.Registries.Distribution;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Images.Documents;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Engine.Registries.Distribution;

/// <summary>A played registry that holds one image, and how that is read from it.</summary>
internal sealed class RegistryStage : IAsyncDisposable
{
    public static readonly PushedImage Image = PushedImage.Of("linux/amd64", new TarBytes().File("f", 70_000).End());

    public PlayedRegistry Registry { get; } = new PlayedRegistry().Hold("team/app", Image, "1");

    public FakeTimeProvider Time { get; } = new(Some.Time) { AutoAdvanceAmount = TimeSpan.Zero };

    /// <summary>What was told while it was asked.</summary>
    public List<string> Told { get; } = [];

    /// <summary>Null: there is none for it.</summary>
    public RegistryLogin? Login { get; set; }

    public ImageName Name => ImageName.Parse($"registry://{Registry.Host}/team/app:1")!;

    public RegistryImages Open() => new(
        Name,
        new RegistrySettings([], []) { FindLogin = (host, _) => Task.FromResult(host == Registry.Host ? Login : null) },
        Time,
        Told.Add);

    /// <summary>The digest of what was read.</summary>
    public static Task<string> ReadLayer(RegistryImages images, string digest, long length, CancellationToken cancellationToken)
    {
        var layer = new OciDescriptor(digest, null, null)
        {
            Size = System.Text.Json.JsonSerializer.SerializeToElement(length),
        };
        return images.ReadLayer(layer, async (stream, cancel) =>
        {
            using var held = new MemoryStream();
            await stream.CopyToAsync(held, cancel);
            return ArchiveBuilder.Digest(held.ToArray());
        }, cancellationToken);
    }

    public ValueTask DisposeAsync() => Registry.DisposeAsync();
}
