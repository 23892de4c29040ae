using ImageBench.Model.Images;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Variants;

public class TradeTests
{
    [Fact]
    public void TellsWhatIsLostAndWhatIsGained()
    {
        var trade = new Trade(
            Variant("", new Equipment("apt-get", true, true, false), canExec: true, stops: false),
            Variant("65532", new Equipment(null, true, false, true), canExec: false, stops: true));

        Assert.Equal([Ability.Exec, Ability.PackageManager, Ability.TimeZones], trade.Lost);
        Assert.Equal([Ability.ResolverConfig, Ability.StopsOnSignal, Ability.OtherUserThanRoot], trade.Gained);
    }

    [Fact]
    public void WhatIsNotKnownOfBothIsNeither()
    {
        var trade = new Trade(
            Variant("", null, canExec: null, stops: null),
            Variant("0:0", new Equipment("apk", true, true, true), canExec: null, stops: true));

        Assert.Empty(trade.Lost);
        Assert.Empty(trade.Gained);
    }

    [Fact]
    public void SavesWhatTheBaselineHasMore()
    {
        var (small, large) =
            (Some.Variant("multi", false, 10) with { Image = Some.ImageSummary(10) with { Content = null } }, Some.Variant(
                "single", true, 30));

        Assert.Equal((20, null), (new Trade(large, small).SavedUnpacked!.Value.Bytes, new Trade(large, small).SavedContent?.Bytes));
        Assert.Equal(-20, new Trade(small, large).SavedUnpacked!.Value.Bytes);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("0", true)]
    [InlineData("root:root", true)]
    [InlineData("65532:65532", false)]
    [InlineData("app", false)]
    public void AnImageRunsAsRootUnlessItSaysOtherwise(string user, bool asRoot) =>
        Assert.Equal(asRoot, (Some.ImageSummary(1) with { User = user }).RunsAsRoot);

    private static VariantSummary Variant(string user, Equipment? equipment, bool? canExec, bool? stops) => Some.Variant() with
    {
        Image = Some.ImageSummary(10) with { User = user, Equipment = equipment, HasShell = null },
        Running = new CheckSummary { CanExec = canExec, StopsOnSignal = stops },
    };
}
