using ImageBench.Model;
using ImageBench.Tests.Images.Archives;
using static ImageBench.Tests.Cli.Commands.Images.NamedImages;

namespace ImageBench.Tests.Cli.Commands.Images;

/// <summary>Folders in OCI layout, and folders that are none, as a user meets them.</summary>
public sealed class ImageFolderTests : IDisposable
{
    private readonly NamedImages _images = new();

    [Fact]
    public async Task ALayoutFolderIsReadAsItsArchive()
    {
        var archive = OciArchive.OfIndex([Image(1, name: "v1"), Image(2, "s390x")], []);
        var folder = _images.Extract(archive);

        Assert.Equal(await _images.Inspect(archive, "--json"), await Run("inspect", "--no-content-size", "--json", folder));
        Assert.Equal("2 bytes", Bytes(await Run("inspect", "--no-content-size", "--json", folder, "--platform", "linux/s390x")));
    }

    [Fact]
    public async Task OfALayoutFolderOnlyTheMeantImageNeedBeWhole()
    {
        var (meant, other) = (Image(1), Image(2, "s390x"));
        var folder = _images.Extract(OciArchive.OfIndex([meant, other], []));
        File.Delete(Path.Combine(folder, other.PackedLayerPath(0)));

        Assert.Equal("1 bytes", Bytes(await Run("inspect", "--no-content-size", "--json", folder)));
        await File.WriteAllTextAsync(Path.Combine(folder, meant.PackedLayerPath(0)), "{ }", TestContext.Current.CancellationToken);
        var fault = await Assert.ThrowsAsync<Fault>(() => Run("inspect", "--no-content-size", folder));
        Assert.StartsWith($"The image folder cannot be read: {meant.PackedLayerPath(0)} is damaged: its digest is sha256:", fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderOfLinksIsRead()
    {
        var folder = _images.Extract(OciArchive.OfIndex([Image(1)], []));
        foreach (var blob in Directory.GetFiles(Path.Combine(folder, "blobs", "sha256")))
        {
            var kept = Path.Combine(_images.Folder, Path.GetFileName(blob));
            File.Move(blob, kept);
            File.CreateSymbolicLink(blob, kept);
        }

        Assert.Equal("1 bytes", Bytes(await Run("inspect", "--no-content-size", "--json", folder)));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/nowhere")]
    public async Task ALinkOutOfAFolderToNoFileIsToldAndNotWaitedFor(string target)
    {
        var image = Image(1);
        var folder = _images.Extract(OciArchive.OfIndex([image], []));
        var layer = Path.Combine(folder, image.PackedLayerPath(0));
        File.Delete(layer);
        File.CreateSymbolicLink(layer, target);

        Assert.StartsWith("The image folder cannot be read: ",
            (await Assert.ThrowsAsync<Fault>(() => Run("inspect", folder, "--no-content-size"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderOfSomethingElseIsToldAsOne()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Run("inspect", _images.Folder));

        Assert.Equal(
            (ExitCode.BadInput,
                $"The folder {_images.Folder} is no image: it has no index.json. Give a folder in OCI layout, an archive, or the name of "
                    + "an image."),
            (fault.ExitCode, fault.Message));
    }

    public void Dispose() => _images.Dispose();
}
