using ImageBench.Engine.Registries.Logins;

namespace ImageBench.Tests.Engine.Registries.Logins;

/// <summary>The proxies that Docker's client gives builds, by its configuration.</summary>
public sealed class DockerProxiesTests : IDisposable
{
    private const string Config = """
        {
            "proxies": {
                "default": { "httpProxy": "http://proxy:3128", "httpsProxy": "", "noProxy": "localhost" },
                "tcp://far:2376": { "allProxy": "socks5://far:1080" }
            }
        }
        """;

    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData("unix:///var/run/docker.sock", "HTTP_PROXY=http://proxy:3128 NO_PROXY=localhost")]
    [InlineData("tcp://far:2376", "ALL_PROXY=socks5://far:1080")]
    [InlineData("tcp://far:2376/", "ALL_PROXY=socks5://far:1080")]
    public void AreTheEndpointsOwnOrThoseForAll(string endpoint, string arguments) =>
        Assert.Equal(arguments, Read(Config, endpoint));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "proxies": "none" }""")]
    [InlineData("""{ "proxies": { "default": { "httpProxy": 1 } } }""")]
    public void AreNoneWhereNoneAreSaid(string config) => Assert.Equal("", Read(config, "unix:///x"));

    public void Dispose() => _temp.Dispose();

    private string Read(string config, string endpoint) => string.Join(
        ' ',
        DockerConfig.Read(_temp.Write("config.json", config))!.Proxies(endpoint)
            .Select(proxy => $"{proxy.Key}={proxy.Value}")
            .Order(StringComparer.Ordinal));
}
