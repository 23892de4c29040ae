using ImageBench.Engine;
using ImageBench.Model.Builds;
using ImageBench.Model.Options;

namespace ImageBench.Tests.Engine;

public class OptionLimitsTests
{
    private static readonly BuildOptions Secret = new()
    {
        Secrets = new Dictionary<string, SecretSource> { ["npmrc"] = new("TOKEN", null) },
    };
    private static readonly BuildOptions Memory = new() { SharedMemory = 1 };

    [Fact]
    public void WhatOnlyASessionCanGiveFailsABuildWithoutOne()
    {
        var options = Secret.With(new BuildOptions { CacheTo = [new CachePlace("inline", new Dictionary<string, string>())] });

        Assert.StartsWith(
            "the build is given the secret npmrc and an exported cache (inline), which only BuildKit takes",
            OptionLimits.Refusal(options, Builder.BuildKit, BuildWay.Tar, "28.5.2"),
            StringComparison.Ordinal);
        Assert.Null(OptionLimits.Refusal(options, Builder.BuildKit, BuildWay.Session, "28.5.2"));
    }

    [Theory]
    [InlineData("20.10.24+dfsg1", true)]
    [InlineData("23.0.0", false)]
    [InlineData("dev", false)]
    public void SharedMemoryIsNothingThatTheFirstBuildKitsKnow(string version, bool isRefused)
    {
        Assert.Equal(isRefused, OptionLimits.Refusal(Memory, Builder.BuildKit, BuildWay.Session, version) is not null);
        Assert.Null(OptionLimits.Refusal(Memory, Builder.Classic, BuildWay.Tar, version));
    }

    [Fact]
    public void ABuildThatIsGivenNothingIsMadeEverywhere() =>
        Assert.Null(OptionLimits.Refusal(BuildOptions.None, Builder.BuildKit, BuildWay.Tar, "20.10.24"));
}
