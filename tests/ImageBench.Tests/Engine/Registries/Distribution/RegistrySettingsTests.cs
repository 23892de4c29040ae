using ImageBench.Engine.Registries.Distribution;

namespace ImageBench.Tests.Engine.Registries.Distribution;

public class RegistrySettingsTests
{
    [Theory]
    [InlineData("registry.example", false)]
    [InlineData("localhost:5000", true)]
    [InlineData("127.0.0.2", true)]
    [InlineData("[::1]:5000", true)]
    [InlineData("127.evil.example:5000", false)]
    [InlineData("127.0.0.1.evil.example:5000", false)]
    [InlineData("localhost.evil.example", false)]
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
}
