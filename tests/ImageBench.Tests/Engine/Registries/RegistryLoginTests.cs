using System.Diagnostics;
using ImageBench.Engine.Registries;

namespace ImageBench.Tests.Engine.Registries;

public sealed class RegistryLoginTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void IsWhatDockerLoginLeftForThatHost() =>
        Assert.Equal(new RegistryLogin("registry.example", "me", "a:b"), Read("""{"auths":{"registry.example":{"auth":"bWU6YTpi"}}}"""));

    [Theory]
    [InlineData("""{"auths":{"other.example":{"auth":"bWU6YTpi"}}}""")]
    [InlineData("""{"auths":{"registry.example":{}},"credsStore":"desktop"}""")]
    [InlineData("""{"auths":{"registry.example":{"auth":"no base64!"}}}""")]
    [InlineData("""{"auths":[]}""")]
    [InlineData("""{}""")]
    [InlineData("not json")]
    public void IsNoneWhereNoneCanBeRead(string config) => Assert.Null(Read(config));

    [Theory]
    [InlineData("docker.io")]
    [InlineData("registry-1.docker.io")]
    [InlineData("index.docker.io")]
    public void OfDockerHubIsTheOneThatDockerKeepsForIt(string host) =>
        Assert.Equal(new RegistryLogin(host, "me", "a:b"), Read("""{"auths":{"https://index.docker.io/v1/":{"auth":"bWU6YTpi"}}}""", host));

    [Theory]
    [InlineData("https://registry.example/v2/")]
    [InlineData("http://registry.example")]
    [InlineData("registry.example/v1/")]
    public void IsFoundUnderTheWholeAddressesThatOlderClientsWrote(string address) =>
        Assert.Equal(
            "me",
            Read("""{"auths":{"ADDRESS":{"auth":"bWU6YTpi"}}}""".Replace("ADDRESS", address, StringComparison.Ordinal))?.User);

    [Fact]
    public void AnIdentityTokenStandsForUserAndPassword()
    {
        var login = Read("""{"auths":{"registry.example":{"auth":"bWU6","identitytoken":"t0ken"}}}""");

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
    public void IsAskedForWhereAProgramKeepsIt(string config, string host, string? user)
    {
        var script = _temp.Write("script", """
            #!/bin/sh
            [ "$1" = get ] || exit 9
            host=$(cat)
            case $host in
            unknown.example) echo 'credentials not found in native keychain'; exit 1 ;;
            token.example) printf '{"ServerURL":"%s","Username":"<token>","Secret":"t0ken"}' "$host" ;;
            *) printf '{"ServerURL":"%s","Username":"me of %s","Secret":"pw"}' "$host" "$host" ;;
            esac
            """);
        // Copied by another process: one that this process has open for writing, be it in a child of another test, cannot be started.
        const string Copy = "cd \"$0\" && cp script docker-credential-played && chmod +x docker-credential-played";
        using (var copy = Process.Start("/bin/sh", ["-c", Copy, _temp.Path]))
            copy.WaitForExit();
        var before = Environment.GetEnvironmentVariable("PATH");
        Environment.SetEnvironmentVariable("PATH", Path.GetDirectoryName(script) + ":" + before);
        try
        {
            Assert.Equal(user, Read(config, host)?.User);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", before);
        }
    }

    [Fact]
    public void IsNoneWithoutAFile() => Assert.Null(DockerConfig.Read("/nowhere/config.json"));

    public void Dispose() => _temp.Dispose();

    private RegistryLogin? Read(string config, string host = "registry.example") =>
        DockerConfig.Read(_temp.Write("config.json", config))?.Login(host);
}
