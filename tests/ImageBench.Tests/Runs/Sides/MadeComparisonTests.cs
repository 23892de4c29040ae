using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Limits;
using ImageBench.Runs.Outcomes;

namespace ImageBench.Tests.Runs.Sides;

public sealed class MadeComparisonTests : IDisposable
{
    private readonly SideStage _stage = new();

    [Fact]
    public async Task AFileThatWasAddedIsToldToTheByteAndNothingOfTheRepositoryChanges()
    {
        _stage.WriteService("");
        _stage.Repository.Write("kept.txt", "kept\n");
        _stage.Repository.Commit("first");
        _stage.Repository.Write("large.bin", new string('x', 5_000_000));
        _stage.Repository.Commit("second");
        _stage.Repository.Write("kept.txt", "aside\n");
        _stage.Repository.Git("stash", "--quiet");
        _stage.Repository.Write("untracked.txt", "12345");
        var before = Snapshot();

        var made = await _stage.Compare("HEAD~1");

        Assert.Equal(before, Snapshot());
        Assert.False(made.HeadFailed);
        var difference = Assert.Single(made.Differences).Difference!;
        Assert.Equal(5_000_005, difference.UnpackedChange.Bytes);
        Assert.Equal(["large.bin", "untracked.txt"], difference.Files().Select(file => file.Path.TrimStart('/')));
        Assert.True(File.Exists(Path.Combine(made.Folder, "diff.json")));
        Assert.Equal(3, (await File.ReadAllLinesAsync(
            Path.Combine(made.Folder, "file_changes.csv"), TestContext.Current.CancellationToken)).Length);
        Assert.Equal(["base", "head"], made.Results.Builds.Select(build => build.Key.Variant));
        Assert.All(made.Results.Variants, variant => Assert.Empty(variant.Times));
        Assert.Empty(Directory.GetDirectories(Path.Combine(_stage.State, "revisions")));
    }

    [Fact]
    public async Task TwoRevisionsAreComparedWhateverTheWorkingTreeHolds()
    {
        _stage.WriteService("");
        var first = _stage.Repository.Commit("first");
        _stage.Repository.Write("a.txt", "1234567");
        var second = _stage.Repository.Commit("second");
        _stage.Repository.Write("b.txt", "not asked for");

        var made = await _stage.Compare(first, second);

        Assert.Equal(7, Assert.Single(made.Differences).Difference!.UnpackedChange.Bytes);
        Assert.Equal([first, second], made.Results.Run.Sources.Select(source => source.Revision));
    }

    [Theory]
    [InlineData("base", false)]
    [InlineData("head", true)]
    public async Task ASideThatDoesNotBuildIsAFactAndTheOtherIsMeasured(string broken, bool isFailed)
    {
        _stage.WriteService("");
        _stage.Repository.Commit("first");
        var builds = 0;
        _stage.Engine.Builds = () => (builds++ == 0) == (broken == "base") ? "it breaks" : null;

        var made = await _stage.Compare("HEAD");

        Assert.Equal(isFailed, made.HeadFailed);
        Assert.Null(Assert.Single(made.Differences).Difference);
        Assert.Equal(BuildStatus.Failed, made.Results.Variants.Single(variant => variant.Variant == broken).Status);
        Assert.NotNull(made.Results.Variants.Single(variant => variant.Variant != broken).Image);
    }

    [Fact]
    public async Task ANewImageIsMeasuredAlone()
    {
        _stage.Repository.Commit("first");
        _stage.WriteService("new");

        var made = await _stage.Compare("HEAD", path: "new");

        Assert.False(made.HeadFailed);
        Assert.Equal(["head"], made.Results.Variants.Select(variant => variant.Variant));
        Assert.Contains("new is a new image, and is measured alone", string.Join('\n', _stage.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatGitKeepsIsSentForNeitherSide()
    {
        _stage.WriteService("");
        File.Delete(Path.Combine(_stage.Repository.Path, ".dockerignore"));
        _stage.Repository.Commit("first");

        var made = await _stage.Compare("HEAD");

        Assert.Equal(0, Assert.Single(made.Differences).Difference!.FileCount);
        Assert.Contains("Git's own .git lies in the context", string.Join('\n', _stage.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABaseThatDoesNotWorkHoldsNothingToALimit()
    {
        _stage.WriteService("");
        _stage.Repository.Write("scenario.yaml", "check: { command: { exit: 3 } }\n");
        _stage.Repository.Commit("first");
        _stage.WriteService("");
        _stage.Repository.Write("a.txt", "1234567");

        var (made, scenarios) = await _stage.CompareAll("HEAD");
        var gate = new LimitGate([LimitText.Parse("1B", isHard: true, out _)!], null);
        var finding = Assert.Single(RevisionLimits.Judge(made, scenarios, gate));

        Assert.False(made.HeadFailed);
        Assert.Equal((LimitState.NotKnown, "the base has no image that works"), (finding.State, finding.Reason));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task OnADiskThatKeepsNoModesNoFileDiffersByItsMode(bool keepsModes, int changed)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        _stage.WriteService("");
        var file = _stage.Repository.Write("kept.txt", "kept\n");
        _stage.Repository.Commit("first");
        _stage.Repository.Git("config", "core.fileMode", keepsModes ? "true" : "false");
#pragma warning disable CA1416 // Not on Windows, as said above.
        File.SetUnixFileMode(file, (UnixFileMode)0b111_111_111);
#pragma warning restore CA1416

        var made = await _stage.Compare("HEAD");

        Assert.Equal(changed, Assert.Single(made.Differences).Difference!.FileCount);
    }

    [Theory]
    [InlineData("unpacked: 7B", "", "within")]
    [InlineData("unpacked: 6B", "", "over")]
    [InlineData("warn: { unpacked: 6B }", "", "warned")]
    [InlineData("unpacked: 7B", "unpacked:6B", "over")]
    [InlineData("cold: 5%", "", "not known")]
    public async Task TheLimitsOfTheHeadsScenarioAreHeldBesideThoseThatWereTyped(string given, string typed, string worst)
    {
        _stage.WriteService("");
        _stage.Repository.Write(".dockerignore", ".git\nscenario.yaml\n");
        _stage.Repository.Commit("first");
        _stage.Repository.Write("a.txt", "1234567");
        _stage.Repository.Write("scenario.yaml", $"check: {{ command: {{ exit: 0 }} }}\nlimits: {{ default: {{ {given} }} }}\n");

        var (made, scenarios) = await _stage.CompareAll("HEAD");
        var gate = new LimitGate([.. LimitText.Parse(typed, isHard: true, out _) is { } limit ? [limit] : (Limit[])[]], null);
        var findings = RevisionLimits.Judge(made, scenarios, gate);

        Assert.Contains(worst, findings.Select(finding => finding.State.Word()));
        Assert.Equal(typed.Length == 0 ? 1 : 2, findings.Count);
        Assert.All(findings, finding => Assert.Equal("head", finding.Variant));
    }

    public void Dispose() => _stage.Dispose();

    // The index is read as bytes: git itself would refresh it.
    private string Snapshot() => string.Join('\n',
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(
            File.ReadAllBytes(Path.Combine(_stage.Repository.Path, ".git", "index")))),
        _stage.Repository.Git("--no-optional-locks", "status", "--porcelain"),
        _stage.Repository.Git("stash", "list"),
        _stage.Repository.Git("worktree", "list"),
        _stage.Repository.Git("for-each-ref"));
}
