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

    [Fact]
    public void IsNoneWithoutAFile() => Assert.Null(RegistryLogin.Read("/nowhere/config.json", "registry.example"));

    public void Dispose() => _temp.Dispose();

    private RegistryLogin? Read(string config) => RegistryLogin.Read(_temp.Write("config.json", config), "registry.example");
}
