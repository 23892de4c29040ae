using ImageBench.Engine.Registries.Logins;
using ImageBench.Images.Documents;

namespace ImageBench.Tests.Engine.Registries.Logins;

public sealed class RegistryLoginTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task IsWhatDockerLoginLeftForThatHost() =>
        Assert.Equal(
            new RegistryLogin("registry.example", "me", "a:b"), await Read("""{"auths":{"registry.example":{"auth":"bWU6YTpi"}}}"""));

    [Theory]
    [InlineData("""{"auths":{"other.example":{"auth":"bWU6YTpi"}}}""")]
    [InlineData("""{"auths":{"registry.example":{}},"credsStore":"desktop"}""")]
    [InlineData("""{"auths":{"registry.example":{"auth":"no base64!"}}}""")]
    [InlineData("""{"auths":[]}""")]
    [InlineData("""{}""")]
    [InlineData("not json")]
    public async Task IsNoneWhereNoneCanBeRead(string config) => Assert.Null(await Read(config));

    [Theory]
    [InlineData("docker.io")]
    [InlineData("registry-1.docker.io")]
    [InlineData("index.docker.io")]
    public async Task OfDockerHubIsTheOneThatDockerKeepsForIt(string host) =>
        Assert.Equal(
            new RegistryLogin(host, "me", "a:b"),
            await Read("""{"auths":{"https://index.docker.io/v1/":{"auth":"bWU6YTpi"}}}""", host));

    [Theory]
    [InlineData("https://registry.example/v2/")]
    [InlineData("http://registry.example")]
    [InlineData("registry.example/v1/")]
    public async Task IsFoundUnderTheWholeAddressesThatOlderClientsWrote(string address) =>
        Assert.Equal(
            "me",
            (await Read("""{"auths":{"ADDRESS":{"auth":"bWU6YTpi"}}}""".Replace("ADDRESS", address, StringComparison.Ordinal)))?.User);

    [Fact]
    public async Task AnIdentityTokenStandsForUserAndPassword()
    {
        var login = await Read("""{"auths":{"registry.example":{"auth":"bWU6","identitytoken":"t0ken"}}}""");

        Assert.Equal((true, "t0ken"), (login!.IsToken, login.Password));
    }

    [Theory]
    [InlineData("""{"credsStore":"played"}""", "registry.example", "me of registry.example")]
    [InlineData("""{"credHelpers":{"registry.example":"played"},"credsStore":"none"}""", "registry.example", "me of registry.example")]
    [InlineData("""{"credsStore":"played"}""", "docker.io", "me of https://index.docker.io/v1/")]
    [InlineData("""{"credHelpers":{"other.example":"played"}}""", "registry.example", null)]
    [InlineData("""{"credsStore":"none"}""", "registry.example", null)]
    [InlineData("""{"credsStore":"../played"}""", "registry.example", null)]
    [InlineData("""{"credsStore":"played"}""", "unknown.example", null)]
    [InlineData("""{"credsStore":"played"}""", "token.example", "")]
    public async Task IsAskedForWhereAProgramKeepsIt(string config, string host, string? user)
    {
        using var helper = new PlayedHelper(_temp, """
            #!/bin/sh
            [ "$1" = get ] || exit 9
            host=$(cat)
            case $host in
            unknown.example) echo 'credentials not found in native keychain'; exit 1 ;;
            token.example) printf '{"ServerURL":"%s","Username":"<token>","Secret":"t0ken"}' "$host" ;;
            *) printf '{"ServerURL":"%s","Username":"me of %s","Secret":"pw"}' "$host" "$host" ;;
            esac
            """);

        Assert.Equal(user, (await Read(config, host))?.User);
    }

    [Fact]
    public async Task WhatAProgramStartsCannotHoldItUpByItsOutput()
    {
        using var helper = new PlayedHelper(_temp, """
            #!/bin/sh
            sleep 5 &
            printf '{"Username":"me","Secret":"pw"}'
            """);

        Assert.Null(await CredentialHelper.Ask("played", "registry.example", TimeSpan.FromMilliseconds(300), Cancel));
    }

    [Fact]
    public async Task AProgramThatWaitsIsGivenUpWhenItsCallerIs()
    {
        using var helper = new PlayedHelper(_temp, "#!/bin/sh\nexec sleep 60\n");
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => CredentialHelper.Ask("played", "registry.example", TimeSpan.FromHours(1), soon.Token));
    }

    [Fact]
    public async Task AProgramThatReadsNothingMayAnswerAllTheSame()
    {
        using var helper = new PlayedHelper(_temp, "#!/bin/sh\nexec <&-\nsleep 0.1\nprintf '{\"Username\":\"me\",\"Secret\":\"pw\"}'\n");

        Assert.Equal(("me", "pw"), await CredentialHelper.Ask("played", "registry.example", CredentialHelper.LongestAnswer, Cancel));
    }

    [Fact]
    public async Task AnAnswerWithoutEndIsNone()
    {
        using var helper = new PlayedHelper(_temp, "#!/bin/sh\nexec yes\n");

        Assert.Null(await CredentialHelper.Ask("played", "registry.example", CredentialHelper.LongestAnswer, Cancel));
    }

    [Theory]
    [InlineData("app", "docker.io")]
    [InlineData("team/app:1", "docker.io")]
    [InlineData("docker.io/team/app", "docker.io")]
    [InlineData("localhost/app", "localhost")]
    [InlineData("registry.example/app@sha256:00", "registry.example")]
    [InlineData("Registry/app", "Registry")]
    [InlineData("[::1]:5000/app", "[::1]:5000")]
    public void TheHostOfANameIsWhatDockerTakesForOne(string name, string host) => Assert.Equal(host, ImageName.HostOf(name));

    // As services that run CI give a job its logins.
    [Theory]
    [InlineData("""{"auths":{"registry.example":{"auth":"Y2k6dDBrZW4="}}}""", "registry.example", "ci")]
    [InlineData("""{"auths":{"https://index.docker.io/v1/":{"auth":"Y2k6dDBrZW4="}}}""", "docker.io", "ci")]
    [InlineData("""{"auths":{"other.example":{"auth":"Y2k6dDBrZW4="}}}""", "registry.example", "me")]
    [InlineData("""{"auths":{"registry.example":{"auth":"no base64!"}}}""", "registry.example", "me")]
    [InlineData("""{"credsStore":"played","auths":{}}""", "registry.example", "me")]
    [InlineData("[]", "registry.example", "me")]
    [InlineData("not json", "registry.example", "me")]
    [InlineData("", "registry.example", "me")]
    [InlineData(null, "registry.example", "me")]
    [InlineData("""{"auths":{"registry.example":{"auth":"Y2k6dDBrZW4="}}}""", "nobody.example", null)]
    public async Task OfTheVariableGoesBeforeThatOfTheFile(string? given, string host, string? user)
    {
        var path = _temp.Write("config.json", """{"auths":{"registry.example":{"auth":"bWU6YTpi"}}}""");

        var login = await DockerConfig.FindLogin(host, given, path, Cancel);

        Assert.Equal(user, login?.User);
    }

    [Fact]
    public async Task OfTheVariableNeedsNoFile()
    {
        const string given = """{"auths":{"registry.example":{"auth":"Y2k6dDBrZW4="}}}""";

        Assert.Equal(
            new RegistryLogin("registry.example", "ci", "t0ken"),
            await DockerConfig.FindLogin("registry.example", given, "/nowhere/config.json", Cancel));
    }

    [Fact]
    public void IsNoneWithoutAFile() => Assert.Null(DockerConfig.Read("/nowhere/config.json"));

    public void Dispose() => _temp.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<RegistryLogin?> Read(string config, string host = "registry.example") =>
        DockerConfig.Read(_temp.Write("config.json", config)) is { } read ? await read.Login(host, Cancel) : null;
}
