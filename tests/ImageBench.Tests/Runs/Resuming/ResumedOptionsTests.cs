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
        "/results/run was begun with --secret id=npmrc, and would go on with no options of builds. Give it the secrets and SSH agents that "
            + "it was begun with, and nothing else.",
        Assert.Throws<Fault>(() => ResumedOptions.Complete(BuildOptions.None, OptionWords.Kept(Secret), "/results/run")).Message);

    [Fact]
    public void AnArgumentWhoseValueIsNotKeptIsTheVariablesAndIsAskedForWhereThatIsNotSet()
    {
        string[] kept = ["--build-arg PATH", "--build-arg VERSION=1", "--also a: --build-arg 'IMAGEBENCH_UNSET_TOKEN'"];

        var fault = Assert.Throws<Fault>(() => ResumedOptions.Sources(kept, "/results/run"));

        Assert.Equal(
            "/results/run was begun with --build-arg IMAGEBENCH_UNSET_TOKEN, of which no value is kept. Set the variable "
                + "IMAGEBENCH_UNSET_TOKEN to the value that it had, and resume again.",
            fault.Message);
        Assert.Equal(["PATH", "VERSION"], ResumedOptions.Sources(kept[..2], "/results/run").All.Arguments.Keys);
    }

    [Fact]
    public void WithAnotherSecretItDoesNotGoOn() =>
        Assert.Throws<Fault>(() => ResumedOptions.Complete(Secret, OptionWords.Kept(Others), "/results/run"));
}
