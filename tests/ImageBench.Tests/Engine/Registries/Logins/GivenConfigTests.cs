using System.Text;
using ImageBench.Engine.Registries.Logins;

namespace ImageBench.Tests.Engine.Registries.Logins;

/// <summary>What another machine is given of Docker's configuration: it reads there what is read here.</summary>
public sealed class GivenConfigTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData("""{ "httpProxy": "http://me:\u00e4\"p@proxy:3128", "noProxy": "localhost,.corp" }""")]
    [InlineData("""{ "httpsProxy": "http://a:1", "ftpProxy": "http://b:2", "allProxy": "socks5://c:3" }""")]
    [InlineData("{}")]
    public void HasTheProxiesOfBuildsForWhateverEngineTheMachineHas(string proxies)
    {
        var here = Read($$"""{ "proxies": { "ssh://far": {{proxies}}, "default": { "httpProxy": "http://another:1" } } }""");

        var there = Read(Text(new GivenConfig(null, here.Proxies("ssh://far"))));

        Assert.Equal(here.Proxies("ssh://far"), there.Proxies("unix:///var/run/docker.sock"));
    }

    [Theory]
    [InlineData("me", "p:\u00e4ss\"")]
    [InlineData("", "an identity token")]
    public async Task HasTheLoginOfTheRegistryAndNoOther(string user, string password)
    {
        var login = new RegistryLogin("registry.example:5000", user, password);

        var there = Read(Text(new GivenConfig(login, new Dictionary<string, string>())));

        Assert.Equal(login, await there.Login(login.Host, TestContext.Current.CancellationToken));
        Assert.Null(await there.Login("registry.example", TestContext.Current.CancellationToken));
    }

    public void Dispose() => _temp.Dispose();

    private static string Text(GivenConfig config) => Encoding.UTF8.GetString(config.Json());

    private DockerConfig Read(string config) => DockerConfig.Read(_temp.Write("config.json", config))!;
}
