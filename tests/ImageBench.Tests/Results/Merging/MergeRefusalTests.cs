using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Nodes;
using ImageBench.Model.Runs;
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
        { "build options", "build options (all in 2026-replicate-1; --network none in 2026-replicate-2)" },
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
        string[] folders = [SharedRun.Replicate(1, 3).WithTimes(10, 0.5).Write(_temp.Path), Write(Changed(what))];

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
        var changed = Run(2) with { BaseSet = BaseSet.Hub, HarnessVersion = "0.2.0" };
        string[] folders = [SharedRun.Replicate(1, 3).WithTimes(10, 0.5).Write(_temp.Path), Write(SharedRun.Replicate(2, 3, run: changed))];

        Assert.Equal(
            "These are not parts of one run, since they differ in harness (0.1.0 in 2026-replicate-1; 0.2.0 in 2026-replicate-2), "
                + "base set (debian in 2026-replicate-1; hub in 2026-replicate-2). Leave out those that differ, or merge them with "
                + "--anyway, which every page then says.",
            Assert.Throws<Fault>(() => Merge(folders, anyway: false)).Message);
    }

    [Fact]
    public void OneRunIsCountedAsOne() =>
        Assert.StartsWith("1 run on 1 machine was merged. ", MergedRun.Of([Run(1)], []).Remarks[^1], StringComparison.Ordinal);

    [Fact]
    public void WhatMachinesMayDifferInIsNoReason()
    {
        var other = Run(2) with
        {
            Host = Some.Run().Host with { CpuModel = "Another", Cores = 64, Kernel = "7.0" },
            Engine = Some.Run().Engine with { Cores = 64, KernelVersion = "7.0" },
            Remarks = ["Another remark."],
        };
        string[] folders = [SharedRun.Replicate(1, 2).WithTimes(10, 0.5).Write(_temp.Path), Write(SharedRun.Replicate(2, 2, run: other))];

        Assert.Null(Merge(folders, anyway: false).Missing);
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

    [Theory]
    [InlineData("1", 1, 3, 1, "Missing: shard 2/3, shard 3/3. ")]
    [InlineData("1 2 3", 1, 3, 1, null)]
    [InlineData("2", 2, 1, 3, "Missing: replicate 1/3, replicate 3/3. ")]
    public void WhatIsMissingIsNamed(string there, int replicate, int shards, int replicates, string? sentence)
    {
        BenchRun[] parts = [.. there.Split(' ').Select(number => SharedRun.Run("n" + number, "app") with
        {
            Options = Some.Run().Options with
            {
                Shard = shards == 1 ? null : new RunShard(RunPortion.Parse($"{number}/{shards}")!, "x"),
                Replicate = replicates == 1 ? null : new RunPortion(replicate, replicates),
            },
        })];

        Assert.Equal(sentence, MissingParts.Sentence(parts)?.Split("What they were")[0]);
    }

    [Fact]
    public void OfVeryManyOnlyThoseThatAreNamedAreMade()
    {
        var all = RunPortion.Of(1, RunPortion.Most)!;
        var part = SharedRun.Run("n", "app") with
        {
            Options = Some.Run().Options with { Shard = new RunShard(all, "x"), Replicate = all },
        };

        Assert.Contains(
            "shard 21/10000 of replicate 1/10000 and 99999979 more. What they were",
            MissingParts.Sentence([part, part]),
            StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    private static string Short(string text) => text
        .Replace(new string('c', 64), "ccc", StringComparison.Ordinal)
        .Replace(new string('e', 64), "eee", StringComparison.Ordinal);

    private string Write(StoredRun run) => run.WithTimes(10, 0.5).Write(_temp.Path);

    private static BenchRun Run(int number) => SharedRun.Run($"node{number}", "go-crud");

    private static StoredRun Changed(string what)
    {
        var run = Run(2);
        var (options, engine) = (run.Options, run.Engine);
        var replicate = SharedRun.Replicate(2, what == "count" ? 4 : 3, run: what switch
        {
            "harness" => run with { HarnessVersion = "0.2.0" },
            "commit" => run with { HarnessCommit = "abc" },
            "base set" => run with { BaseSet = BaseSet.Hub },
            "engine version" => run with { Engine = engine with { Version = "28.5.2" } },
            "engine" => run with { Engine = engine with { Product = EngineFacts.Podman } },
            "image store" => run with { Engine = engine with { ImageStore = "containerd" } },
            "architecture" => run with { Engine = engine with { Architecture = "aarch64" } },
            "parent" => run with { Parents = [run.Parents[0] with { ImageId = "sha256:" + new string('e', 64) }] },
            "files" => run with { Inputs = [new BuildInputs("go-crud", new Dictionary<string, string> { ["main.go"] = "1f" })] },
            _ => run with { Options = Changed(options, what) },
        });
        return what == "name"
            ? replicate with { Run = replicate.Run with { Options = replicate.Run.Options with { Name = "weekly" } } }
            : replicate;
    }

    private static RunOptions Changed(RunOptions options, string what) => what switch
    {
        "rounds" => options with { Rounds = 5 },
        "auto" => options with { Rounds = null, Auto = new AutoRounds(0.05, TimeSpan.FromMinutes(30)) },
        "states" => options with { CacheStates = [CacheState.Cold] },
        "builders" => options with { Builders = [Builder.Classic] },
        "variants" => options with { Variants = ["multi"] },
        "timeout" => options with { Timeout = TimeSpan.FromMinutes(1) },
        "checks" => options with { CheckRounds = 9 },
        "build options" => options with { BuildOptions = ["--network none"] },
        "seed" => options with { Seed = 43 },
        _ => options,
    };

    private MergedFolder Merge(IReadOnlyList<string> folders, bool anyway) =>
        MergedFolder.Make(folders, Path.Combine(_temp.Path, "out"), anyway, TestContext.Current.CancellationToken);
}
