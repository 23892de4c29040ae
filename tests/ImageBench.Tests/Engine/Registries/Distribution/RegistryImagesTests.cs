using System.Net;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Engine.Registries.Distribution;

/// <summary>What registries want before they give, and what odd ones get out of it.</summary>
public sealed class RegistryImagesTests : IAsyncDisposable
{
    private const string Basic = "Basic bWU6cHc6MQ==";
    private static readonly PushedImage Image = PushedImage.Of("linux/amd64", new TarBytes().File("f", 70_000).End());

    private readonly PlayedRegistry _registry = new PlayedRegistry().Hold("team/app", Image, "1");
    private readonly FakeTimeProvider _time = new(Some.Time) { AutoAdvanceAmount = TimeSpan.Zero };
    private readonly List<string> _told = [];
    private RegistryLogin? _login;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATokenIsHadOnceForAllThatIsAskedFor()
    {
        WantToken("");
        using var images = Open();

        _ = await images.ReadManifest("1", Cancel);
        _ = await images.ReadManifest(Image.Digest, Cancel);

        Assert.Equal(
            [
                "/v2/team/app/manifests/1 ",
                "/token ",
                "/v2/team/app/manifests/1 Bearer t0ken",
                $"/v2/team/app/manifests/{Image.Digest} Bearer t0ken",
            ],
            _registry.Asked.Select(asked => $"{asked.Path} {asked.Authorization}"));
    }

    [Fact]
    public async Task ALoginGoesToTheServerThatGivesTokensAndNotToTheRegistry()
    {
        _login = new RegistryLogin(_registry.Host, "me", "pw:1");
        WantToken(Basic);
        using var images = Open();

        _ = await images.ReadManifest("1", Cancel);

        Assert.Equal(["", Basic, "Bearer t0ken"], _registry.Asked.Select(asked => asked.Authorization));
    }

    [Fact]
    public async Task AnIdentityTokenIsChangedForAToken()
    {
        _login = new RegistryLogin(_registry.Host, "", "refresh me");
        var asked = "";
        WantToken("", call =>
        {
            using var reader = new StreamReader(call.Request.InputStream);
            asked = $"{call.Request.HttpMethod} {reader.ReadToEnd()}";
        });
        using var images = Open();

        _ = await images.ReadManifest("1", Cancel);

        Assert.Equal(
            "POST service=here&scope=repository%3Ateam%2Fapp%3Apull&grant_type=refresh_token&refresh_token=refresh+me&client_id=imagebench",
            asked);
    }

    [Fact]
    public async Task ALoginIsShownWhereARegistryAsksForItself()
    {
        _login = new RegistryLogin(_registry.Host, "me", "pw:1");
        _registry.Answer = call => Refuse(call, call.Request.Headers["Authorization"] != Basic, "Basic realm=\"here\"");
        using var images = Open();

        Assert.Equal(Image.Digest, (await images.ReadManifest("1", Cancel)).Digest);
        _ = await images.ReadManifest(Image.Digest, Cancel);

        Assert.Equal(["", Basic, Basic], _registry.Asked.Select(asked => asked.Authorization));
    }

    [Theory]
    [InlineData(false, "wants a login for HOST/team/app:1. Log in: docker login HOST.")]
    [InlineData(true, "does not let the login of Docker's configuration read HOST/team/app:1. Log in again: docker login HOST.")]
    public async Task WithoutALoginThatItTakesTheRemedyIsToLogIn(bool hasLogin, string sentence)
    {
        _login = hasLogin ? new RegistryLogin(_registry.Host, "me", "wrong") : null;
        _registry.Answer = call => Refuse(call, true, "Basic realm=\"here\"");
        using var images = Open();

        var fault = await Assert.ThrowsAsync<Fault>(() => images.ReadManifest("1", Cancel));

        Assert.Equal(
            (ExitCode.BadInput, $"The registry HOST {sentence}".Replace("HOST", _registry.Host, StringComparison.Ordinal)),
            (fault.ExitCode, fault.Message));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task WhereItSendsOnToAnotherHostTheLoginStaysBehind(int status)
    {
        await using var store = new PlayedRegistry();
        var (digest, blob) = (Image.LayerDigests[0], Image.Blobs[Image.LayerDigests[0]]);
        store.Hold("team/app/blobs/" + digest, "application/octet-stream", blob);
        _login = new RegistryLogin(_registry.Host, "me", "pw:1");
        _registry.Answer = call => Refuse(call, call.Request.Headers["Authorization"] != Basic, "Basic realm=\"here\"")
            || SendOn(call, status, $"http://{store.Host}{call.Request.Url!.AbsolutePath}");
        using var images = Open();

        Assert.Equal(digest, await ReadLayer(images, digest, blob.Length));
        Assert.Equal("", Assert.Single(store.Asked).Authorization);
    }

    [Fact]
    public async Task AnotherHostThatAsksForTheLoginGetsNone()
    {
        await using var store = new PlayedRegistry { Answer = call => Refuse(call, true, "Basic realm=\"here\"") };
        _login = new RegistryLogin(_registry.Host, "me", "pw:1");
        _registry.Answer = call => SendOn(call, 302, $"http://{store.Host}/stolen");
        using var images = Open();

        await Assert.ThrowsAsync<Fault>(() => images.ReadManifest("1", Cancel));
        Assert.All(store.Asked, asked => Assert.Equal("", asked.Authorization));
    }

    [Theory]
    [InlineData("http://tokens.example/token", "has its tokens given without TLS (tokens.example)")]
    [InlineData("file:///etc/passwd", "names no server that gives tokens ('file:///etc/passwd')")]
    [InlineData("", "names no server that gives tokens ('')")]
    public async Task NoLoginIsSentWhereOthersCanReadIt(string realm, string sentence)
    {
        _login = new RegistryLogin(_registry.Host, "me", "pw:1");
        _registry.Answer = call => Refuse(call, true, $"Bearer realm=\"{realm}\",service=\"here\"");
        using var images = Open();

        var fault = await Assert.ThrowsAsync<Fault>(() => images.ReadManifest("1", Cancel));

        Assert.StartsWith($"The registry {_registry.Host} {sentence}.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABusyRegistryIsAskedAgainAfterAsLongAsItSays()
    {
        var busy = 2;
        _registry.Answer = call =>
        {
            if (busy-- <= 0)
                return false;
            call.Response.Headers["Retry-After"] = "30";
            return End(call, 429, []);
        };
        using var images = Open();

        var reading = images.ReadManifest("1", Cancel);
        for (var asked = 1; asked <= 2; asked++)
        {
            while (_told.Count < asked)
                await Task.Delay(10, Cancel);
            Assert.False(reading.IsCompleted);
            _time.Advance(TimeSpan.FromSeconds(29));
            Assert.Equal(asked, _registry.Asked.Count);
            _time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(Image.Digest, (await reading).Digest);
        Assert.Equal($"{_registry.Host} asks to wait 30 s.", _told[0]);
    }

    [Fact]
    public async Task OneThatAsksForAnHourIsNotWaitedFor()
    {
        _registry.Answer = call =>
        {
            call.Response.Headers["Retry-After"] = "3600";
            return End(call, 429, """{"errors":[{"code":"TOOMANYREQUESTS","message":"pull rate limit"}]}"""u8.ToArray());
        };
        using var images = Open();

        var fault = await Assert.ThrowsAsync<Fault>(() => images.ReadManifest("1", Cancel));

        Assert.Equal(
            $"The registry {_registry.Host} takes no more requests for now (pull rate limit). Try again later, or log in: docker login "
                + $"{_registry.Host}.",
            fault.Message);
        Assert.Single(_registry.Asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AManifestWithoutEndIsRefusedAfterFourMebibytes(bool isChunked)
    {
        long sent = 0;
        _registry.Answer = call =>
        {
            call.Response.SendChunked = isChunked;
            if (!isChunked)
                call.Response.ContentLength64 = 6_000L * 1024 * 1024;
            for (var blanks = new byte[1024 * 1024]; sent < 100; sent++)
                call.Response.OutputStream.Write(blanks);
            return true;
        };
        using var images = Open();

        await Assert.ThrowsAsync<InvalidDataException>(() => images.ReadManifest("1", Cancel));
        Assert.True(sent < 100, "all of it was read");
    }

    [Fact]
    public async Task ADocumentOfAnotherDigestIsDamaged()
    {
        _registry.Answer = call => End(call, 200, "{}"u8.ToArray());
        using var images = Open();

        Assert.StartsWith($"{Image.Digest} is damaged: ", (await Assert.ThrowsAsync<InvalidDataException>(() =>
            images.ReadManifest(Image.Digest, Cancel))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhereALayerBreaksOffItsRestIsAskedFor(bool takesRanges)
    {
        var (digest, blob) = (Image.LayerDigests[0], Image.Blobs[Image.LayerDigests[0]]);
        var half = blob.Length / 2;
        _registry.Answer = call =>
        {
            var from = call.Request.Headers["Range"];
            if (from is null)
                return Break(call, blob, half);
            return takesRanges && End(call, 206, blob[half..]);
        };
        using var images = Open();

        Assert.Equal(digest, await ReadLayer(images, digest, blob.Length));
        Assert.Equal(["", $"bytes={half}-"], _registry.Asked.Select(asked => asked.Range));
    }

    [Fact]
    public async Task ALayerIsNotReadBeyondWhatItsManifestSays()
    {
        var (digest, blob) = (Image.LayerDigests[0], Image.Blobs[Image.LayerDigests[0]]);
        using var images = Open();

        await Assert.ThrowsAsync<InvalidDataException>(() => ReadLayer(images, digest, blob.Length - 1));
    }

    [Fact]
    public async Task AMirrorOfDockerHubIsAskedFirst()
    {
        await using var mirror = new PlayedRegistry().Hold("library/app", Image, "latest");
        using var images = new RegistryImages(
            ImageName.Parse("registry://app")!, new RegistrySettings([new Uri($"http://{mirror.Host}")], []), _time, _told.Add);

        Assert.Equal(Image.Digest, (await images.ReadManifest("latest", Cancel)).Digest);
        Assert.Single(mirror.Asked);
    }

    [Fact]
    public async Task OtherRegistriesHaveNoMirror()
    {
        await using var mirror = new PlayedRegistry();
        using var images = new RegistryImages(
            Name, new RegistrySettings([new Uri($"http://{mirror.Host}")], []) { FindLogin = NoLogin }, _time, _told.Add);

        _ = await images.ReadManifest("1", Cancel);

        Assert.Empty(mirror.Asked);
    }

    [Theory]
    [InlineData("\"a,b\", scope=\"s\"", "a,b", "s")]
    [InlineData("\"say \\\"hi\\\"\",scope=x", "say \"hi\"", "x")]
    [InlineData("plain , scope = \"s\"", "plain", "s")]
    [InlineData("\"open", "open", null)]
    public void AChallengeIsReadAsItIsWritten(string rest, string realm, string? scope)
    {
        var challenge = AuthChallenge.Parse("Bearer realm=" + rest)!;

        Assert.Equal(
            ("bearer", realm, scope),
            (challenge.Scheme, challenge.Parameters["realm"], challenge.Parameters.GetValueOrDefault("scope")));
    }

    [Theory]
    [InlineData("registry.example", false)]
    [InlineData("localhost:5000", true)]
    [InlineData("127.0.0.2", true)]
    [InlineData("[::1]:5000", true)]
    [InlineData("build.example:5000", true)]
    [InlineData("10.1.2.3:5000", true)]
    [InlineData("10.2.0.1", false)]
    public void InsecureAreThisMachineAndWhatDockerIsToldOf(string host, bool isInsecure)
    {
        using var temp = new TempFolder();
        var settings = RegistrySettings.Read(temp.Write("daemon.json", """
            {"insecure-registries":["build.example:5000","10.1.0.0/16"],"registry-mirrors":["https://mirror.example","nothing",7]}
            """))!;

        Assert.Equal(isInsecure, settings.IsInsecure(host));
        Assert.Equal(["https://mirror.example/"], settings.HubMirrors.Select(mirror => mirror.AbsoluteUri));
    }

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    private ImageName Name => ImageName.Parse($"registry://{_registry.Host}/team/app:1")!;

    private static Task<RegistryLogin?> NoLogin(string host, CancellationToken cancellationToken) => Task.FromResult<RegistryLogin?>(null);

    private RegistryImages Open() => new(
        Name,
        new RegistrySettings([], []) { FindLogin = (host, _) => Task.FromResult(host == _registry.Host ? _login : null) },
        _time,
        _told.Add);

    private static Task<string> ReadLayer(RegistryImages images, string digest, long length)
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
        }, Cancel);
    }

    private void WantToken(string login, Action<HttpListenerContext>? look = null) => _registry.Answer = call =>
    {
        var challenge = $"Bearer realm=\"http://{_registry.Host}/token\",service=\"here\"";
        if (call.Request.Url!.AbsolutePath != "/token")
            return Refuse(call, call.Request.Headers["Authorization"] != "Bearer t0ken", challenge);
        look?.Invoke(call);
        return End(call, (call.Request.Headers["Authorization"] ?? "") == login ? 200 : 401, """{"access_token":"t0ken"}"""u8.ToArray());
    };

    private static bool Refuse(HttpListenerContext call, bool isRefused, string challenge)
    {
        if (!isRefused)
            return false;
        call.Response.Headers["WWW-Authenticate"] = challenge;
        return End(call, 401, []);
    }

    private static bool SendOn(HttpListenerContext call, int status, string place)
    {
        call.Response.Headers["Location"] = place;
        return End(call, status, []);
    }

    private static bool End(HttpListenerContext call, int status, byte[] body)
    {
        call.Response.StatusCode = status;
        call.Response.Close(body, willBlock: true);
        return true;
    }

    private static bool Break(HttpListenerContext call, byte[] body, int after)
    {
        call.Response.ContentLength64 = body.Length;
        call.Response.OutputStream.Write(body, 0, after);
        call.Response.OutputStream.Flush();
        call.Response.Abort();
        return true;
    }
}
