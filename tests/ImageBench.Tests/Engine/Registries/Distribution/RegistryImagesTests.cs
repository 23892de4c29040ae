using ImageBench.Engine.Registries.Distribution;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Images.Documents;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.Registries.Distribution;

/// <summary>What odd registries get out of it, and which are asked.</summary>
public sealed class RegistryImagesTests : IAsyncDisposable
{
    private readonly RegistryStage _stage = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ABusyRegistryIsAskedAgainAfterAsLongAsItSays()
    {
        var busy = 2;
        _stage.Registry.Answer = call =>
        {
            if (busy-- <= 0)
                return false;
            call.Response.Headers["Retry-After"] = "30";
            return RegistryAnswer.End(call, 429, []);
        };
        using var images = _stage.Open();

        var reading = images.ReadManifest("1", Cancel);
        for (var asked = 1; asked <= 2; asked++)
        {
            while (_stage.Told.Count < asked)
                await Task.Delay(10, Cancel);
            Assert.False(reading.IsCompleted);
            _stage.Time.Advance(TimeSpan.FromSeconds(29));
            Assert.Equal(asked, _stage.Registry.Asked.Count);
            _stage.Time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(RegistryStage.Image.Digest, (await reading).Digest);
        Assert.Equal($"{_stage.Registry.Host} asks to wait 30 s.", _stage.Told[0]);
    }

    [Fact]
    public async Task OneThatAsksForAnHourIsNotWaitedFor()
    {
        _stage.Registry.Answer = call =>
        {
            call.Response.Headers["Retry-After"] = "3600";
            return RegistryAnswer.End(call, 429, """{"errors":[{"code":"TOOMANYREQUESTS","message":"pull rate limit"}]}"""u8.ToArray());
        };
        using var images = _stage.Open();

        var fault = await Assert.ThrowsAsync<Fault>(() => images.ReadManifest("1", Cancel));

        Assert.Equal(
            $"The registry {_stage.Registry.Host} takes no more requests for now (pull rate limit). "
                + $"Try again later, or log in: docker login {_stage.Registry.Host}.",
            fault.Message);
        Assert.Single(_stage.Registry.Asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AManifestWithoutEndIsRefusedAfterFourMebibytes(bool isChunked)
    {
        long sent = 0;
        _stage.Registry.Answer = call =>
        {
            call.Response.SendChunked = isChunked;
            if (!isChunked)
                call.Response.ContentLength64 = 6_000L * 1024 * 1024;
            for (var blanks = new byte[1024 * 1024]; sent < 100; sent++)
                call.Response.OutputStream.Write(blanks);
            return true;
        };
        using var images = _stage.Open();

        await Assert.ThrowsAsync<InvalidDataException>(() => images.ReadManifest("1", Cancel));
        Assert.True(sent < 100, "all of it was read");
    }

    [Fact]
    public async Task ADocumentOfAnotherDigestIsDamaged()
    {
        _stage.Registry.Answer = call => RegistryAnswer.End(call, 200, "{}"u8.ToArray());
        using var images = _stage.Open();

        Assert.StartsWith($"{RegistryStage.Image.Digest} is damaged: ", (await Assert.ThrowsAsync<InvalidDataException>(() =>
            images.ReadManifest(RegistryStage.Image.Digest, Cancel))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhereALayerBreaksOffItsRestIsAskedFor(bool takesRanges)
    {
        var (digest, blob) = (RegistryStage.Image.LayerDigests[0], RegistryStage.Image.Blobs[RegistryStage.Image.LayerDigests[0]]);
        var half = blob.Length / 2;
        _stage.Registry.Answer = call =>
        {
            var from = call.Request.Headers["Range"];
            if (from is null)
                return RegistryAnswer.Break(call, blob, half);
            return takesRanges && RegistryAnswer.End(call, 206, blob[half..]);
        };
        using var images = _stage.Open();

        Assert.Equal(digest, await RegistryStage.ReadLayer(images, digest, blob.Length, Cancel));
        Assert.Equal(["", $"bytes={half}-"], _stage.Registry.Asked.Select(asked => asked.Range));
    }

    [Fact]
    public async Task ALayerIsNotReadBeyondWhatItsManifestSays()
    {
        var (digest, blob) = (RegistryStage.Image.LayerDigests[0], RegistryStage.Image.Blobs[RegistryStage.Image.LayerDigests[0]]);
        using var images = _stage.Open();

        await Assert.ThrowsAsync<InvalidDataException>(() => RegistryStage.ReadLayer(images, digest, blob.Length - 1, Cancel));
    }

    [Fact]
    public async Task AMirrorOfDockerHubIsAskedFirst()
    {
        await using var mirror = new PlayedRegistry().Hold("library/app", RegistryStage.Image, "latest");
        using var images = new RegistryImages(
            ImageName.Parse("registry://app")!, new RegistrySettings([new Uri($"http://{mirror.Host}")], []), _stage.Time, _stage.Told.Add);

        Assert.Equal(RegistryStage.Image.Digest, (await images.ReadManifest("latest", Cancel)).Digest);
        Assert.Single(mirror.Asked);
    }

    [Fact]
    public async Task OtherRegistriesHaveNoMirror()
    {
        await using var mirror = new PlayedRegistry();
        using var images = new RegistryImages(
            _stage.Name,
            new RegistrySettings([new Uri($"http://{mirror.Host}")], []) { FindLogin = NoLogin },
            _stage.Time,
            _stage.Told.Add);

        _ = await images.ReadManifest("1", Cancel);

        Assert.Empty(mirror.Asked);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private static Task<RegistryLogin?> NoLogin(string host, CancellationToken cancellationToken) => Task.FromResult<RegistryLogin?>(null);
}
