using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.Wire.Endpoints;

/// <summary>The words that ssh is started with are those of Docker's own tools.</summary>
public class SshCommandTests
{
    [Theory]
    [InlineData("ssh://build.example", "-- build.example docker system dial-stdio")]
    [InlineData("ssh://me@build.example", "-l me -- build.example docker system dial-stdio")]
    [InlineData("ssh://me@build.example:2222", "-l me -p 2222 -- build.example docker system dial-stdio")]
    [InlineData("ssh://[fe80::1]:22", "-p 22 -- fe80::1 docker system dial-stdio")]
    [InlineData(
        "ssh://me@build.example/run/user/1000/docker.sock",
        "-l me -- build.example docker --host unix:///run/user/1000/docker.sock system dial-stdio")]
    [InlineData("ssh://-oProxyCommand=x@h", "-l -oProxyCommand=x -- h docker system dial-stdio")]
    public void AreThoseOfTheAddress(string address, string words) =>
        Assert.Equal("-o ConnectTimeout=30 -T " + words, string.Join(' ', SshCommand.Arguments(new Uri(address))));

    [Theory]
    [InlineData("ssh://h/a;reboot")]
    [InlineData("ssh://h/a%20b")]
    [InlineData("ssh://h/$(id)")]
    public void NothingOfTheSocketIsForAShell(string address)
    {
        var fault = Assert.Throws<Fault>(() => SshCommand.Arguments(new Uri(address)).ToList());

        Assert.Contains("has letters that a shell there would read", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ssh://me:secret@h", "a password cannot be given to ssh; use a key")]
    [InlineData("ssh://h?x=1", "write ssh://USER@HOST:PORT")]
    [InlineData("ssh://me@h:22", null)]
    public void WhatSshCannotTakeIsSaid(string address, string? flaw) => Assert.Equal(flaw, SshCommand.Flaw(new Uri(address)));
}
