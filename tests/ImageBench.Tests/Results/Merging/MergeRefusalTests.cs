using ImageBench.Model;
using ImageBench.Results;
using ImageBench.Results.Merging;

namespace ImageBench.Tests.Results.Merging;

public sealed class MergeRefusalTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public static TheoryData<string, string> Differences => new()
    {
        { "harness", "harness (0.1.0 in 2026-replicate-1; 0.2.0 in 2026-replicate-2)" },
        { "commit", "harness (0.1.0 in 2026-replicate-1; 0.1.0 abc in 2026-replicate-2)" },
        { "base set", "base set (debian in 2026-replicate-1; hub in 2026-replicate-2)" },
        { "engine version", "engine version (20.10.24 in 2026-replicate-1; 28.5.2 in 2026-replicate-2)" },
        { "engine", "engine (Docker, private in 2026-replicate-1; Podman, private in 2026-replicate-2)" },
        { "image store", "image store (overlay2 in 2026-replicate-1; containerd in 2026-replicate-2)" },
        { "architecture", "architecture (x86_64 in 2026-replicate-1; aarch64 in 2026-replicate-2)" },
        { "rounds", "rounds (3 in 2026-replicate-1; 5 in 2026-replicate-2)" },
        { "auto", "rounds (3 in 2026-replicate-1; auto to 5.0 % or 00:30:00 in 2026-replicate-2)" },
        { "states", "cache states (cold warm in 2026-replicate-1; cold in 2026-replicate-2)" },
        { "builders", "builders (buildkit in 2026-replicate-1; classic in 2026-replicate-2)" },
        { "variants", "variants (all in 2026-replicate-1; multi in 2026-replicate-2)" },
        { "timeout", "timeout (00:10:00 in 2026-replicate-1; 00:01:00 in 2026-replicate-2)" },
        { "checks", "check rounds (0 in 2026-replicate-1; 9 in 2026-replicate-2)" },
        { "sources", "options of what is built (none in 2026-replicate-1; --build-arg LEVEL=2 in 2026-replicate-2)" },
        { "build options", "build options (none in 2026-replicate-1; --network none in 2026-replicate-2)" },
        { "platform", "default platform (none in 2026-replicate-1; linux/arm64 in 2026-replicate-2)" },
        { "seed", "seed (42 in 2026-replicate-1; 43 in 2026-replicate-2)" },
        { "name", "name (nightly in 2026-replicate-1; weekly in 2026-replicate-2)" },
        { "parent", "parent image imagebench/go (sha256:ccc in 2026-replicate-1; sha256:eee in 2026-replicate-2)" },
        { "count", "count of replicates (3 in 2026-replicate-1; 4 in 2026-replicate-2)" },
        { "files", "files of go-crud (" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void RunsThatDifferAreRefusedAndAnywayTheMergedOneSaysSo(string what, string phrase)
    {
        string[] folders = [SharedRun.Replicate(1, 3).WithTimes(10, 0.5).Write(_temp.Path), Write(DifferingRun.In(what))];

        var fault = Assert.Throws<Fault>(() => Merge(folders, anyway: false));
        var run = RunJson.Read(Merge(folders, anyway: true).Folder.RunPath);

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith("These are not parts of one run, since they differ in " + phrase, Short(fault.Message), StringComparison.Ordinal);
        Assert.StartsWith("Runs were merged that are not of one kind, since --anyway was given", run.Remarks[0], StringComparison.Ordinal);
        Assert.Contains(phrase, Short(run.Remarks[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void AllDifferencesAreInOneSentence()
    {
        var changed = DifferingRun.Facts(2) with { BaseSet = BaseSet.Hub, HarnessVersion = "0.2.0" };
        string[] folders = [SharedRun.Replicate(1, 3).WithTimes(10, 0.5).Write(_temp.Path), Write(SharedRun.Replicate(2, 3, run: changed))];

        Assert.Equal(
            "These are not parts of one run, since they differ in harness (0.1.0 in 2026-replicate-1; 0.2.0 in 2026-replicate-2), "
                + "base set (debian in 2026-replicate-1; hub in 2026-replicate-2). Leave out those that differ, or merge them with "
                + "--anyway, which every page then says.",
            Assert.Throws<Fault>(() => Merge(folders, anyway: false)).Message);
    }

    [Fact]
    public void OneRunIsCountedAsOne() => Assert.StartsWith(
        "1 run on 1 machine was merged. ", MergedRun.Of([DifferingRun.Facts(1)], []).Remarks[^1], StringComparison.Ordinal);

    [Fact]
    public void WhatMachinesMayDifferInIsNoReason()
    {
        var other = DifferingRun.Facts(2) with
        {
            Host = Some.Run().Host with { CpuModel = "Another", Cores = 64, Kernel = "7.0" },
            Engine = Some.Run().Engine with { Cores = 64, KernelVersion = "7.0" },
            Options = Some.Run().Options with { Name = "nightly", SourceOptions = ["--context ../elsewhere"] },
            Remarks = ["Another remark."],
        };
        string[] folders = [SharedRun.Replicate(1, 2).WithTimes(10, 0.5).Write(_temp.Path), Write(SharedRun.Replicate(2, 2, run: other))];

        Assert.Empty(Merge(folders, anyway: false).Lacks);
    }

    [Fact]
    public void ARunThatIsInTwoFoldersIsRefused()
    {
        string[] folders = [Write(SharedRun.Replicate(1, 2)), Write(SharedRun.Replicate(2, 2))];
        var merged = Merge(folders, anyway: false).Folder.FullPath;

        Assert.Equal(
            "The run 2026-replicate-2 of machine node2 is in two of the folders: each build counts once, so leave one out.",
            Assert.Throws<Fault>(() => Merge([merged, folders[1]], anyway: true)).Message);
    }

    [Fact]
    public void TwoRunsOfOneShardAreRefused()
    {
        string[] folders =
        [
            Write(SharedRun.Shard(1, 2, "app") with { Name = "a" }),
            Write(SharedRun.Shard(1, 2, "app", node: "other") with { Name = "b" }),
        ];

        Assert.Equal(
            "a and b are both shard 1/2: each build counts once, so leave one out.",
            Assert.Throws<Fault>(() => Merge(folders, anyway: true)).Message);
    }

    [Fact]
    public void ReplicatesOfOneMachineAreRefused()
    {
        string[] folders = [Write(SharedRun.Replicate(1, 2, "same")), Write(SharedRun.Replicate(2, 2, "same"))];

        Assert.StartsWith(
            "2026-replicate-1 and 2026-replicate-2 measured go-crud on one machine (same), which says nothing of others",
            Assert.Throws<Fault>(() => Merge(folders, anyway: true)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ARunThatDoesNotSayItsMachineIsRefused()
    {
        var folder = new StoredRun("old").WithTimes(10, 0.5).Write(_temp.Path);

        Assert.StartsWith(
            $"{folder} does not say which machine it was measured on",
            Assert.Throws<Fault>(() => Merge([folder], anyway: true)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ARunThatWasKilledIsRefusedWithWhatGoesOnWithIt()
    {
        var folder = Write(SharedRun.Replicate(1, 2));
        File.Delete(new RunFolder(folder).VariantsPath);

        Assert.StartsWith(
            $"{folder} has no variants.csv, since its run was killed before it was over: 'imagebench --resume'",
            Assert.Throws<Fault>(() => Merge([folder], anyway: true)).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    private static string Short(string text) => text
        .Replace(new string('c', 64), "ccc", StringComparison.Ordinal)
        .Replace(new string('e', 64), "eee", StringComparison.Ordinal);

    private string Write(StoredRun run) => run.WithTimes(10, 0.5).Write(_temp.Path);

    private MergedFolder Merge(IReadOnlyList<string> folders, bool anyway) =>
        MergedFolder.Make(folders, Path.Combine(_temp.Path, "out"), anyway, TestContext.Current.CancellationToken);
}
