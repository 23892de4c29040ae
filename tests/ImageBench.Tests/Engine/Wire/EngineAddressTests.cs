using ImageBench.Engine.Wire;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.Wire;

public class EngineAddressTests
{
    [Theory]
    [InlineData("unix:///var/run/docker.sock", "unix:///var/run/docker.sock")]
    [InlineData("tcp://127.0.0.1:2375", "tcp://127.0.0.1:2375/")]
    [InlineData("http://build.example:2375", "http://build.example:2375/")]
    [InlineData("UNIX:///run/docker.sock", "unix:///run/docker.sock")]
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

    [Fact]
    public void SshIsRefusedWithTheWayRoundIt() => Refused(
        "ssh://me@build.example",
        "--engine names ssh://me@build.example/, and ssh:// cannot be spoken here; forward the engine's socket (for example 'ssh -L "
            + "/tmp/docker.sock:/var/run/docker.sock HOST') and use --engine unix:///tmp/docker.sock.");

    [Fact]
    public void AnUnknownSchemeIsRefusedWithThoseThatAreKnown() => Refused(
        "ftp://build.example",
        "--engine names ftp://build.example/, and ftp:// cannot be spoken here; write one of unix://, npipe://, tcp://, http://.");

    [Theory]
    [InlineData("absent-context")]
    [InlineData("")]
    [InlineData("../escape")]
    public void AContextThatIsNotThereIsNamed(string name)
    {
        var fault = Assert.Throws<Fault>(() => EngineAddress.Parse("context:" + name));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith($"--engine: there is no Docker context '{name}' (", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("); 'docker context ls' lists them.", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    private static void Refused(string text, string sentence)
    {
        var fault = Assert.Throws<Fault>(() => EngineAddress.Parse(text));

        Assert.Equal((ExitCode.BadInput, sentence), (fault.ExitCode, fault.Message));
    }
}
