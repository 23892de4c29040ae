using ImageBench.Model;
using ImageBench.Model.Options;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios.Given;

namespace ImageBench.Tests.Runs.Resuming;

public class ResumedOptionsTests
{
    private static readonly BuildOptions Secret = new()
    {
        Secrets = new Dictionary<string, SecretSource> { ["npmrc"] = new("TOKEN", null) },
    };

    private static readonly BuildOptions Others = new()
    {
        Network = "none",
        Hosts = ["a=10.0.0.5"],
        SharedMemory = 1,
        Limits = new Dictionary<string, string> { ["nofile"] = "1:2" },
        Labels = new Dictionary<string, string> { ["team"] = "a = b" },
        CacheTo = [new CachePlace(CachePlace.Inline, new Dictionary<string, string>())],
    };

    [Fact]
    public void AreThoseOfTheRunWithItsSecretsSaidAgain()
    {
        var kept = OptionWords.Kept(Others.With(Secret));

        var resumed = ResumedOptions.Complete(Secret, kept, "/results/run");

        Assert.Equal(kept, OptionWords.Kept(resumed));
        Assert.Equal("TOKEN", resumed.Secrets["npmrc"].Variable);
    }

    [Fact]
    public void WithoutASecretOfTheRunItDoesNotGoOn() => Assert.Equal(
        "/results/run was begun with --secret id=npmrc, and would go on with no options of builds. Give it the secrets, SSH agents and "
            + "named contexts that it was begun with and the caches that it writes or has in folders, and nothing else.",
        Assert.Throws<Fault>(() => ResumedOptions.Complete(BuildOptions.None, OptionWords.Kept(Secret), "/results/run")).Message);

    [Fact]
    public void WithAnotherSecretItDoesNotGoOn() =>
        Assert.Throws<Fault>(() => ResumedOptions.Complete(Secret, OptionWords.Kept(Others), "/results/run"));

    // A run folder may come from somebody else, as from a CI artifact.
    [Theory]
    [InlineData("--build-context home=/root/.ssh")]
    [InlineData("--cache-to dest=/etc,type=local")]
    [InlineData("--cache-to type=registry,ref=elsewhere.example/mine")]
    [InlineData("--cache-from type=registry,ref=x,type=local,src=/root")]
    [InlineData("--unheard-of x")]
    [InlineData("")]
    public void WhatGivesAwayOrWritesFoldersOfThisMachineIsNotForARunFolderToSay(string option)
    {
        var fault = Assert.Throws<Fault>(() => ResumedOptions.Complete(BuildOptions.None, [option], "/results/run"));

        Assert.Contains("and would go on with no options of builds", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SaidAgainItGoesOn()
    {
        var again = BuildOptions.None.Added("--cache-to", "type=local,dest=/cache", "/", out _)
            .Added("--build-context", "tools=/usr", "/", out _);

        var resumed = ResumedOptions.Complete(again, OptionWords.Kept(again), "/results/run");

        Assert.Equal(OptionWords.Kept(again), OptionWords.Kept(resumed));
    }
}
