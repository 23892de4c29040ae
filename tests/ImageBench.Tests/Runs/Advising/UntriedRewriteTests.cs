using ImageBench.Reports.Advising;
using ImageBench.Statistics.Judging;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Runs.Advising;

/// <summary>What is told where a build fails, or the search is over before all was tried.</summary>
public sealed class UntriedRewriteTests : IDisposable
{
    private readonly AdvisedFolder _folder = new();

    [Fact]
    public async Task ARewriteWhoseImageDoesNotBuildIsRejectedWithTheReason()
    {
        _folder.Write("app/Dockerfile", AdvisedFolder.Smelly);
        var builds = 0;
        _folder.Engine.Builds = () => ++builds == 2 ? "exit code: 100" : null;

        var advice = await _folder.Advise();

        Assert.Equal(RewriteFate.Broke, advice.Rewrites.Single(rewrite => rewrite.Name == AdvisedFolder.Recommends).Fate);
        Assert.Contains("exit code: 100", AdvicePage.Text(advice), StringComparison.Ordinal);
        Assert.DoesNotContain(advice.Kept, rewrite => rewrite.Name == AdvisedFolder.Recommends);
    }

    [Fact]
    public async Task AnOriginalThatDoesNotBuildIsToldAndNothingIsTried()
    {
        _folder.Write("app/Dockerfile", AdvisedFolder.Smelly);
        var builds = 0;
        _folder.Engine.Builds = () =>
        {
            builds++;
            return "it breaks";
        };

        var advice = await _folder.Advise();

        Assert.Contains("it breaks", advice.WhyNoOriginal, StringComparison.Ordinal);
        Assert.Equal(1, builds);
    }

    [Fact]
    public async Task ATimeBudgetThatIsOverEndsTheSearchAndIsTold()
    {
        _folder.Write("app/Dockerfile", AdvisedFolder.Smelly);

        // The original's own build takes ten seconds of the clock.
        var advice = await _folder.Advise(budget: TimeSpan.FromSeconds(5));

        Assert.Equal(RewriteFate.NotTried, advice.Rewrites.Single(rewrite => rewrite.Name == AdvisedFolder.Recommends).Fate);
        Assert.Contains(advice.Notes, note => note.Contains("--time-budget", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASearchThatEndsEarlyHasBuiltTogetherWhatPaysByThen()
    {
        _folder.Write("app/Dockerfile", "FROM busybox\nRUN apt-get update && apt-get install -y curl\n");
        _folder.Engine.LayerOf = context =>
        {
            var text = PlayedLayer.DockerfileOf(context);
            return new TarBytes()
                .File("app", 100_000)
                .File("recommended", text.Contains("--no-install-recommends", StringComparison.Ordinal) ? 0 : 30_000)
                .File("var/lib/apt/lists/all", text.Contains("/var/lib/apt/lists", StringComparison.Ordinal) ? 0 : 20_000)
                .End();
        };

        // Ten seconds each: the original, two rewrites by themselves, and both together; the third has no room.
        var advice = await _folder.Advise(budget: TimeSpan.FromSeconds(40));

        Assert.Equal([AdvisedFolder.Recommends, "apt-cache-mounts"], advice.Kept.Select(rewrite => rewrite.Name));
        Assert.Equal(-50_000, advice.Combined!.Change.Unpacked!.Difference.Bytes);
        Assert.Equal(RewriteFate.NotTried, advice.Rewrites.Single(rewrite => rewrite.Name == "apt-lists-removed").Fate);
        Assert.Contains(advice.Notes, note => note.Contains("--time-budget", StringComparison.Ordinal));
        Assert.Contains("--no-install-recommends", advice.Advised, StringComparison.Ordinal);
        Assert.Contains("--mount=type=cache", advice.Advised, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWasBuiltAndIsAfterBuildTimeIsNotCalledUntried()
    {
        _folder.Write("app/requirements.txt", "bottle==0.13.2\n");
        _folder.Write("app/Dockerfile", "FROM python:3.13\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n#bytes 5000\n");

        var advice = await _folder.Advise();

        var rewrite = advice.Rewrites.Single(rewrite => rewrite.Name == "python-requirements-first");
        Assert.Equal(RewriteFate.NotTimed, rewrite.Fate);
        Assert.NotNull(rewrite.Judgement);
        Assert.Contains("not timed", AdvicePage.Text(advice), StringComparison.Ordinal);
        Assert.Contains("--rounds 0", rewrite.WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsInterruptedKeepsWhatIsKnown()
    {
        _folder.Write("app/Dockerfile", AdvisedFolder.Smelly);
        var builds = 0;
        _folder.Engine.Builds = () =>
        {
            if (++builds == 2)
                _folder.Cancel.Cancel();
            return null;
        };

        var advice = await _folder.Advise();

        Assert.True(advice.IsInterrupted);
        Assert.Empty(_folder.Engine.Held);
    }

    public void Dispose() => _folder.Dispose();
}
