using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.Wire.Endpoints;

public class EngineAddressTests
{
    [Theory]
    [InlineData("unix:///var/run/docker.sock", "unix:///var/run/docker.sock")]
    [InlineData("tcp://127.0.0.1:2375", "tcp://127.0.0.1:2375/")]
    [InlineData("http://build.example:2375", "http://build.example:2375/")]
    [InlineData("UNIX:///run/docker.sock", "unix:///run/docker.sock")]
    [InlineData("tcp://me:secret@127.0.0.1:2375", "tcp://127.0.0.1:2375/")]
    [InlineData("http://me:secret@build.example", "http://build.example/")]
    public void AUriIsTaken(string text, string endpoint)
    {
        var address = EngineAddress.Parse(text);

        Assert.Equal((endpoint, "--engine"), (address.Endpoint.ToString(), address.Source));
    }

    [Theory]
    [InlineData("")]
    [InlineData("privat")]
    [InlineData("/var/run/docker.sock")]
    [InlineData("build.example:2375")]
    [InlineData("://x")]
    [InlineData("context")]
    public void WhatIsNoUriIsRefused(string text) =>
        Refused(text, $"--engine '{text}' is neither auto, private, context:NAME nor a URI such as unix:///var/run/docker.sock.");

    [Theory]
    [InlineData("ssh://me@build.example:2222")]
    [InlineData("npipe:////./pipe/docker_engine")]
    public void WhatDockersToolsSpeakIsTaken(string text) => Assert.Equal(text, EngineAddress.Parse(text).Endpoint.OriginalString);

    [Fact]
    public void APasswordForSshIsRefused() =>
        Refused("ssh://me:secret@build.example", "--engine names ssh://build.example: a password cannot be given to ssh; use a key.");

    [Fact]
    public void AnUnknownSchemeIsRefusedWithThoseThatAreKnown() => Refused(
        "ftp://build.example",
        "--engine names ftp://build.example/, and ftp:// cannot be spoken here; write one of unix://, npipe://, tcp://, http://, ssh://.");

    [Fact]
    public void APasswordIsNotInWhatIsSaidOfAnAddress() => Assert.DoesNotContain(
        "secret", Assert.Throws<Fault>(() => EngineAddress.Parse("https://me:secret@build.example")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("absent-context")]
    [InlineData("")]
    [InlineData("../escape")]
    public void AContextThatIsNotThereIsNamed(string name)
    {
        var fault = Assert.Throws<Fault>(() => EngineAddress.Parse("context:" + name));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith($"--engine: there is no Docker context '{name}' in ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("; 'docker context ls' lists them.", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    private static void Refused(string text, string sentence)
    {
        var fault = Assert.Throws<Fault>(() => EngineAddress.Parse(text));

        Assert.Equal((ExitCode.BadInput, sentence), (fault.ExitCode, fault.Message));
    }
}
