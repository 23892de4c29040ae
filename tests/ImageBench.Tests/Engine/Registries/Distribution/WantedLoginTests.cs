using System.Net;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.Registries.Distribution;

/// <summary>What registries want before they give, and who gets a login.</summary>
public sealed class WantedLoginTests : IAsyncDisposable
{
    private const string Basic = "Basic bWU6cHc6MQ==";

    private readonly RegistryStage _stage = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATokenIsHadOnceForAllThatIsAskedFor()
    {
        WantToken("");
        using var images = _stage.Open();

        _ = await images.ReadManifest("1", Cancel);
        _ = await images.ReadManifest(RegistryStage.Image.Digest, Cancel);

        Assert.Equal(
            [
                "/v2/team/app/manifests/1 ",
                "/token ",
                "/v2/team/app/manifests/1 Bearer t0ken",
                $"/v2/team/app/manifests/{RegistryStage.Image.Digest} Bearer t0ken",
            ],
            _stage.Registry.Asked.Select(asked => $"{asked.Path} {asked.Authorization}"));
    }

    [Fact]
    public async Task ALoginGoesToTheServerThatGivesTokensAndNotToTheRegistry()
    {
        _stage.Login = new RegistryLogin(_stage.Registry.Host, "me", "pw:1");
        WantToken(Basic);
        using var images = _stage.Open();

        _ = await images.ReadManifest("1", Cancel);

        Assert.Equal(["", Basic, "Bearer t0ken"], _stage.Registry.Asked.Select(asked => asked.Authorization));
    }

    [Fact]
    public async Task AnIdentityTokenIsChangedForAToken()
    {
        _stage.Login = new RegistryLogin(_stage.Registry.Host, "", "refresh me");
        var asked = "";
        WantToken("", call =>
        {
            using var reader = new StreamReader(call.Request.InputStream);
            asked = $"{call.Request.HttpMethod} {reader.ReadToEnd()}";
        });
        using var images = _stage.Open();

        _ = await images.ReadManifest("1", Cancel);

        Assert.Equal(
            "POST service=here&scope=repository%3Ateam%2Fapp%3Apull&grant_type=refresh_token&refresh_token=refresh+me&client_id=imagebench",
            asked);
    }

    [Fact]
    public async Task ALoginIsShownWhereARegistryAsksForItself()
    {
        _stage.Login = new RegistryLogin(_stage.Registry.Host, "me", "pw:1");
        _stage.Registry.Answer = WantBasic;
        using var images = _stage.Open();

        Assert.Equal(RegistryStage.Image.Digest, (await images.ReadManifest("1", Cancel)).Digest);
        _ = await images.ReadManifest(RegistryStage.Image.Digest, Cancel);

        Assert.Equal(["", Basic, Basic], _stage.Registry.Asked.Select(asked => asked.Authorization));
    }

    [Theory]
    [InlineData(false, "wants a login for HOST/team/app:1. Log in: docker login HOST.")]
    [InlineData(true, "does not let the login of Docker's configuration read HOST/team/app:1. Log in again: docker login HOST.")]
    public async Task WithoutALoginThatItTakesTheRemedyIsToLogIn(bool hasLogin, string sentence)
    {
        _stage.Login = hasLogin ? new RegistryLogin(_stage.Registry.Host, "me", "wrong") : null;
        _stage.Registry.Answer = call => RegistryAnswer.Refuse(call, true, "Basic realm=\"here\"");
        using var images = _stage.Open();

        var fault = await Assert.ThrowsAsync<Fault>(() => images.ReadManifest("1", Cancel));

        Assert.Equal(
            (ExitCode.BadInput, $"The registry HOST {sentence}".Replace("HOST", _stage.Registry.Host, StringComparison.Ordinal)),
            (fault.ExitCode, fault.Message));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task WhereItSendsOnToAnotherHostTheLoginStaysBehind(int status)
    {
        await using var store = new PlayedRegistry();
        var (digest, blob) = (RegistryStage.Image.LayerDigests[0], RegistryStage.Image.Blobs[RegistryStage.Image.LayerDigests[0]]);
        store.Hold("team/app/blobs/" + digest, "application/octet-stream", blob);
        _stage.Login = new RegistryLogin(_stage.Registry.Host, "me", "pw:1");
        _stage.Registry.Answer = call => WantBasic(call)
            || RegistryAnswer.SendOn(call, status, $"http://{store.Host}{call.Request.Url!.AbsolutePath}");
        using var images = _stage.Open();

        Assert.Equal(digest, await RegistryStage.ReadLayer(images, digest, blob.Length, Cancel));
        Assert.Equal("", Assert.Single(store.Asked).Authorization);
    }

    [Fact]
    public async Task AnotherHostThatAsksForTheLoginGetsNone()
    {
        await using var store = new PlayedRegistry { Answer = call => RegistryAnswer.Refuse(call, true, "Basic realm=\"here\"") };
        _stage.Login = new RegistryLogin(_stage.Registry.Host, "me", "pw:1");
        _stage.Registry.Answer = call => RegistryAnswer.SendOn(call, 302, $"http://{store.Host}/stolen");
        using var images = _stage.Open();

        await Assert.ThrowsAsync<Fault>(() => images.ReadManifest("1", Cancel));
        Assert.All(store.Asked, asked => Assert.Equal("", asked.Authorization));
    }

    [Theory]
    [InlineData("http://tokens.example/token", "has its tokens given without TLS (tokens.example)")]
    [InlineData("file:///etc/passwd", "names no server that gives tokens ('file:///etc/passwd')")]
    [InlineData("", "names no server that gives tokens ('')")]
    public async Task NoLoginIsSentWhereOthersCanReadIt(string realm, string sentence)
    {
        _stage.Login = new RegistryLogin(_stage.Registry.Host, "me", "pw:1");
        _stage.Registry.Answer = call => RegistryAnswer.Refuse(call, true, $"Bearer realm=\"{realm}\",service=\"here\"");
        using var images = _stage.Open();

        var fault = await Assert.ThrowsAsync<Fault>(() => images.ReadManifest("1", Cancel));

        Assert.StartsWith($"The registry {_stage.Registry.Host} {sentence}.", fault.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    private void WantToken(string login, Action<HttpListenerContext>? look = null) => _stage.Registry.Answer = call =>
    {
        var challenge = $"Bearer realm=\"http://{_stage.Registry.Host}/token\",service=\"here\"";
        if (call.Request.Url!.AbsolutePath != "/token")
            return RegistryAnswer.Refuse(call, call.Request.Headers["Authorization"] != "Bearer t0ken", challenge);
        look?.Invoke(call);
        var status = (call.Request.Headers["Authorization"] ?? "") == login ? 200 : 401;
        return RegistryAnswer.End(call, status, """{"access_token":"t0ken"}"""u8.ToArray());
    };

    private static bool WantBasic(HttpListenerContext call) =>
        RegistryAnswer.Refuse(call, call.Request.Headers["Authorization"] != Basic, "Basic realm=\"here\"");
}
