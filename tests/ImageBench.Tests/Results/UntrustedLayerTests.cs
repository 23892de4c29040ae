using ImageBench.Images.Remembered;
using ImageBench.Model;
using ImageBench.Results;

namespace ImageBench.Tests.Results;

/// <summary>What was remembered of layers and is not believed: what is damaged, misplaced or of another key.</summary>
public sealed class UntrustedLayerTests : IDisposable
{
    private readonly RememberedLayers _layers = new();

    [Theory]
    [InlineData("sha256:\0")]
    [InlineData("sha256:../../x")]
    [InlineData("latest")]
    public void WhatIsNoDigestIsNoFileEither(string digest) => Assert.Null(_layers.Open().Find(digest, false));

    [Fact]
    public async Task ADamagedFileIsNotTrustedWhereverItIsDamaged()
    {
        await RememberedLayers.Read(isCompared: true, _layers.Open());
        var file = Path.Combine(_layers.Folder, RememberedLayers.Digest["sha256:".Length..] + ".compared");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        for (var i = 0; i < bytes.Length; i += 7)
        {
            await File.WriteAllBytesAsync(file, bytes[..i], TestContext.Current.CancellationToken);
            Assert.Null(_layers.Open().Find(RememberedLayers.Digest, true));
            byte[] other = [.. bytes];
            other[i] ^= 1;
            await File.WriteAllBytesAsync(file, other, TestContext.Current.CancellationToken);
            Assert.Null(_layers.Open().Find(RememberedLayers.Digest, true));
        }

        Assert.Equal(await RememberedLayers.Read(true, LayerMemory.Nothing), await RememberedLayers.Read(isCompared: true, _layers.Open()));
        Assert.NotNull(_layers.Open().Find(RememberedLayers.Digest, true));
    }

    [Fact]
    public async Task AFileUnderAnotherNameIsNotTrusted()
    {
        await RememberedLayers.Read(isCompared: true, _layers.Open());
        var file = Path.Combine(_layers.Folder, RememberedLayers.Digest["sha256:".Length..] + ".compared");
        File.Copy(file, Path.Combine(_layers.Folder, new string('b', 64) + ".compared"));

        Assert.Null(_layers.Open().Find("sha256:" + new string('b', 64), true));
    }

    [Fact]
    public async Task AnArchiveThatIsDamagedIsRefusedThoughItsLayersAreKnown()
    {
        var archive = RememberedLayers.Image().Oci(layer => layer);
        await RememberedLayers.Read(archive, isCompared: false, _layers.Open());
        var at = archive.AsSpan().IndexOf("libc6\nStatus"u8);
        archive[at] = (byte)'m';

        var fault = await Assert.ThrowsAsync<Fault>(() => RememberedLayers.Read(archive, isCompared: false, _layers.Open()));
        Assert.Contains("is damaged: its digest is sha256:", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTheKeyOfItsDigestsWhatWasRememberedIsReadAgainAndComparesAsEqual()
    {
        await RememberedLayers.Read(isCompared: true, _layers.Open());
        var key = Path.Combine(_layers.Place, "key");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(key).UnixFileMode);
        var name = _layers.Open().Key.Name;
        Assert.NotNull(_layers.Open().Find(RememberedLayers.Digest, true));
        await File.WriteAllTextAsync(key, "torn", TestContext.Current.CancellationToken);

        Assert.NotEqual(name, _layers.Open().Key.Name);
        Assert.Equal(_layers.Open().Key.Name, _layers.Open().Key.Name);
        Assert.Null(_layers.Open().Find(RememberedLayers.Digest, true));
    }

    [Fact]
    public async Task ADiskThatRefusesOnlyForgets()
    {
        var memory = new KnownLayerFolder(_layers.Write("file", ""), TimeProvider.System).Open();

        Assert.Equal(await RememberedLayers.Read(true, LayerMemory.Nothing), await RememberedLayers.Read(true, memory));
        Assert.Null(memory.Find(RememberedLayers.Digest, true));
    }

    public void Dispose() => _layers.Dispose();
}
