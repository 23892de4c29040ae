using ImageBench.Reports.Advising;
using ImageBench.Runs.Advising;
using ImageBench.Scenarios.Sources;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Runs.Advising;

public sealed class AdviceRunTests : IDisposable
{
    private readonly AdvisedFolder _folder = new();

    [Fact]
    public async Task ARewriteThatPaysIsKeptAndLeftAsAPatchThatChangesNothingOfTheUsers()
    {
        _folder.Write("app/Dockerfile", AdvisedFolder.Smelly);
        var before = _folder.Snapshot();

        var advice = await _folder.Advise();

        Assert.Equal(before, _folder.Snapshot());
        var kept = Assert.Single(advice.Kept);
        Assert.Equal(AdvisedFolder.Recommends, kept.Name);
        Assert.Equal(-30_000, kept.Judgement!.Change.Unpacked!.Difference.Bytes);
        Assert.Equal(-30_000, advice.Combined!.Change.Unpacked!.Difference.Bytes);
        Assert.True(advice.Combined.IsProved);
        Assert.Equal("FROM busybox\nRUN apt-get install --no-install-recommends -y curl\n#bytes 5000\n", advice.Advised);
        Assert.Contains("+RUN apt-get install --no-install-recommends -y curl", advice.Patch, StringComparison.Ordinal);
        Assert.Equal(_folder.App, advice.PatchFolder);
        Assert.Empty(_folder.Engine.Held);
        Assert.StartsWith("1 rewrite kept: ", AdvicePage.Sentence(advice), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithAnotherParentTheBuildsStandOnItAndTheAdviceIsOnWhatTheUserWrote()
    {
        using var folder = new AdvisedFolder
        {
            Sources = SourceWords.With(SourceOptions.None, "--from", "busybox=made/here", "", out _),
        };
        folder.Write("app/Dockerfile", AdvisedFolder.Smelly);
        List<string> built = [];
        folder.Engine.LayerOf = context =>
        {
            built.Add(PlayedLayer.DockerfileOf(context).Split('\n')[0]);
            return PlayedLayer.Of(context);
        };

        var advice = await folder.Advise();

        Assert.Equal("FROM made/here", Assert.Single(built.Distinct()));
        Assert.StartsWith("FROM busybox\nRUN apt-get install --no-install-recommends", advice.Advised, StringComparison.Ordinal);
        Assert.Equal(folder.App, advice.PatchFolder);
        Assert.DoesNotContain("made/here", advice.Patch, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheSearchFindsIsTimedBesideTheOriginal()
    {
        _folder.Write("app/Dockerfile", AdvisedFolder.Smelly);

        var advice = await _folder.Advise(rounds: 2);

        Assert.NotEmpty(advice.Combined!.Times);
        Assert.All(advice.Combined.Times, time => Assert.Equal(2, time.B!.Rounds));
    }

    [Fact]
    public async Task EachLineOfTheIgnoreFileIsToldWithWhatItKeepsFromBeingSent()
    {
        _folder.Write("app/Dockerfile", "FROM busybox\nCOPY . .\n#bytes 5000\n");
        _folder.Write("app/.git/HEAD", new string('a', 300));
        _folder.Write("app/.git/objects/pack/a.pack", new string('b', 700));

        var advice = await _folder.Advise();

        var line = Assert.Single(advice.Rewrites.Single(rewrite => rewrite.Name == "ignore-file").Ignored);
        Assert.Equal((".git", 2, 1_000), (line.Pattern, line.Files, line.Bytes.Bytes));
        Assert.Contains("| <code>.git</code> | 2 | 1.00 kB |", AdvicePage.Text(advice), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatHasAPlaceOnlyBesideWhatIsKeptIsNamed()
    {
        _folder.Write("app/Dockerfile", "FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD [\"node\", \"server.js\"]\n");
        _folder.Write("app/package.json", "{ \"name\": \"app\", \"version\": \"1.0.0\" }\n");
        _folder.Write("app/package-lock.json", "{ \"name\": \"app\", \"lockfileVersion\": 3 }\n");
        _folder.Write("app/node_modules/express/index.js", new string('a', 200_000));
        _folder.Engine.LayerOf = _ => new TarBytes().File("app", 100_000).End();

        var advice = await _folder.Advise();

        Assert.DoesNotContain(advice.Rewrites, rewrite => rewrite.Name == "node-packages-first");
        Assert.Contains(advice.Kept, rewrite => rewrite.Name == "ignore-file");
        Assert.Contains(
            "With what is kept there is a place for node-packages-first: apply the patch and ask again to have that tried.", advice.Notes);
    }

    [Fact]
    public async Task AFileWhoseModeASignChangesGetsTheModeThatWasMeasured()
    {
        _folder.Write("app/Dockerfile", "FROM busybox\nCOPY --from=alpine /out/server /server\nRUN chmod +x /server\n#bytes 5000\n");
        _folder.Engine.LayersOf = context => PlayedLayer.DockerfileOf(context).Contains("--chmod=755", StringComparison.Ordinal)
            ? [new TarBytes().Owned("server", new byte[40_000], "755").End()]
            : [.. ((string[])["644", "755"]).Select(mode => new TarBytes().Owned("server", new byte[40_000], mode).End())];

        var advice = await _folder.Advise();

        Assert.Equal("copy-chmod", Assert.Single(advice.Kept).Name);
        Assert.Equal("FROM busybox\nCOPY --chmod=755 --from=alpine /out/server /server\n#bytes 5000\n", advice.Advised);
        Assert.Equal(-40_000, advice.Combined!.Change.Unpacked!.Difference.Bytes);
    }

    [Fact]
    public async Task ADockerfileWithNothingToBeSaidAboutGetsNoPatch()
    {
        _folder.Write("app/Dockerfile", "FROM busybox\n#bytes 5000\n");

        var advice = await _folder.Advise();

        Assert.Empty(advice.Kept);
        Assert.Null(advice.Advised);
        Assert.Empty(advice.Patch);
    }

    [Fact]
    public async Task OnRequestTheUsersDockerfileIsWrittenUnlessItWasChangedMeanwhile()
    {
        _folder.Write("app/Dockerfile", AdvisedFolder.Smelly);
        var patch = new AdvicePatch(Assert.Single(_folder.Read()));
        var advice = await _folder.Advise();

        patch.Write(advice);

        Assert.Equal(advice.Advised, await File.ReadAllTextAsync(
            Path.Combine(_folder.App, "Dockerfile"), TestContext.Current.CancellationToken));
        Assert.Throws<ImageBench.Model.Fault>(() => patch.Write(advice));
    }

    public void Dispose() => _folder.Dispose();
}
