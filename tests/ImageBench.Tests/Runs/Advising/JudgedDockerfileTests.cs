using ImageBench.Model;
using ImageBench.Runs.Advising;
using ImageBench.Statistics.Judging;

namespace ImageBench.Tests.Runs.Advising;

public sealed class JudgedDockerfileTests : IDisposable
{
    private readonly AdvisedFolder _folder = new();

    public JudgedDockerfileTests() => _folder.Write("app/Dockerfile", "FROM busybox\nCOPY . .\n#bytes 50000\n");

    [Fact]
    public async Task ASmallerDockerfileFromElsewhereIsBuiltWithTheSameContextAndNothingOfTheUsersChanges()
    {
        var other = _folder.Write("elsewhere/better.txt", "FROM busybox\nCOPY . .\n#bytes 20000\n");
        var before = _folder.Snapshot();
        JudgedDockerfile? kept = null;

        var judged = await _folder.Judge(other, made => kept = made);

        Assert.Equal(before, _folder.Snapshot());
        var judgement = judged.Judgement!;
        Assert.Equal((Answer.Yes, Answer.Yes), (judgement.Smaller, judgement.Works));
        Assert.Equal(-30_000, judgement.Change.Unpacked!.Difference.Bytes);
        Assert.Equal(60, judgement.SavedPercent);
        Assert.Equal(judged.Trial.Folder, kept!.Trial.Folder);
        Assert.Empty(_folder.Engine.Held);
        Assert.Equal(["original", "rewritten"], judged.Trial.Results.Run.Sources.Select(source => source.Variant));
    }

    [Fact]
    public async Task TheSameDockerfileIsNotSmaller()
    {
        var judged = await _folder.Judge(_folder.Write("elsewhere/same.txt", "FROM busybox\nCOPY . .\n#bytes 50000\n"));

        Assert.Equal((Answer.No, Answer.Yes), (judged.Judgement!.Smaller, judged.Judgement.Works));
        Assert.Equal(0, judged.Judgement.SavedPercent);
    }

    [Fact]
    public async Task OneThatDoesNotBuildIsToldWithItsReason()
    {
        var builds = 0;
        _folder.Engine.Builds = () => ++builds == 2 ? "no such instruction: RUMBLE" : null;

        var judged = await _folder.Judge(_folder.Write("elsewhere/broken.txt", "FROM busybox\nRUMBLE\n"));

        Assert.Equal(Answer.No, judged.Judgement!.Works);
        Assert.Contains("RUMBLE", judged.Judgement.Failure!.Message, StringComparison.Ordinal);
        Assert.Null(judged.Trial.WhyNoOriginal);
    }

    [Fact]
    public async Task AnOriginalThatDoesNotBuildIsNoMeasure()
    {
        var builds = 0;
        _folder.Engine.Builds = () => ++builds == 1 ? "it breaks" : null;

        var judged = await _folder.Judge(_folder.Write("elsewhere/better.txt", "FROM busybox\n#bytes 1\n"));

        Assert.False(judged.Judgement!.HasOriginal);
        Assert.Contains("it breaks", judged.Trial.WhyNoOriginal, StringComparison.Ordinal);
    }

    [Fact]
    public void OfSeveralDockerfilesEachIsOneByItself()
    {
        _folder.Write("app/Dockerfile.other", "FROM busybox\n");

        Assert.Equal(["app-default", "app-other"], _folder.Read().Select(one => one.Name));
    }

    [Fact]
    public async Task WhatCannotBeReadIsBadInput()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => _folder.Judge(Path.Combine(_folder.App, "none")));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains("--judge", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
