using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Images.Documents;
using ImageBench.Runs.Fleets;
using ImageBench.Tests.Engine.Registries.Artifacts;
using ImageBench.Tests.Engine.Registries.Distribution;
using ImageBench.Tests.Results.Merging;
using ImageBench.Tests.Runs.Fleets.Clusters;
using k8s.Models;
using static ImageBench.Tests.Runs.Fleets.Clusters.SomePod;

namespace ImageBench.Tests.Cli.Commands.Fleets;

/// <summary>The job that 'imagebench fleet kubernetes' writes, submitted to a cluster.</summary>
public sealed class ApplyTests : IAsyncLifetime
{
    private readonly CommandLine _line = new();
    private readonly PlayedRegistry _registry = new();
    private readonly PlayedCluster _cluster = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Place => $"{_cluster.Server} (namespace bench)";

    public ValueTask InitializeAsync()
    {
        new PlayedUploads(_registry).Serve();
        _line.Environment["KUBECONFIG"] = _line.Write("kubeconfig", _cluster.KubeConfig);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task WhatCameBackIsOneRunAndNothingIsLeft()
    {
        await Send(1);
        await Send(2);
        _cluster.Then("Complete", Done(0), Done(1));

        var ended = await Apply("--registry", $"{_registry.Host}/bench", "--registry-secret", "login");

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(
            ["The Job nightly is started.", "Shard 1/2 done on m0.", "Shard 2/2 done on m1."], ended.ErrorLines.Take(3));
        var merged = ended.Output.Trim().Replace("HERE", _line.Folder, StringComparison.Ordinal);
        Assert.Equal([merged], Directory.GetDirectories(Path.Combine(_line.Folder, "results")));
        Assert.Equal(["POST jobs", "DELETE jobs"], _cluster.Changes.Select(change => change.What));
        Assert.Equal(2, _registry.Paths.Count(path => path.StartsWith("DELETE manifests/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--results-claim", "results")]
    [InlineData("--registry", "registry.example/bench")]
    [InlineData("--results-claim", "results", "--engine-socket", "/run/docker.sock", "--memory", "1.5Gi", "--cpus", "0.5")]
    [InlineData("--registry", "registry.example/bench", "--registry-secret", "login", "--memory", "512k")]
    public async Task WhatIsSubmittedIsWhatIsWritten(params string[] job)
    {
        string[] typed = [.. job, "--", "--scenario", "app", "--label", "a=$(NODE_NAME) \"é\" <😀>: #"];
        var written = await _line.Run([.. Command, .. typed]);
        Assert.Equal((0, ""), (written.ExitCode, written.Error));

        var submitted = KubernetesText.OfSubmitted(written.Output);

        Assert.Equal(KubernetesText.Plain(written.Output), KubernetesText.Plain(submitted));
    }

    [Fact]
    public async Task RunFoldersOfAVolumeAreTold()
    {
        _cluster.Then("Failed", Done(0), Failed(1, 1));

        var ended = await Apply("--results-claim", "results");

        Assert.Equal((1, ""), (ended.ExitCode, ended.Output));
        Assert.Equal(
            [
                "The Job nightly is started.", "Shard 1/2 done on m0.", "Shard 2/2 failed on m1: exit code 1.",
                "The run folders lie in the volume of the claim results: 'imagebench merge' on them makes one of them.",
            ],
            ended.ErrorLines);
        Assert.Null(_cluster.Held);
        var text = (await _line.Run([.. Command, "--results-claim", "results", "--", "--scenario", "app"])).Output;
        Assert.Equal(KubernetesText.Plain(text), KubernetesText.Plain(_cluster.Changes.First().Body));
    }

    [Fact]
    public async Task WhoMayNotStartAJobIsToldSo()
    {
        _cluster.Refuse = what => what == "POST jobs"
            ? (403, "jobs.batch is forbidden: User \"me\" cannot create resource \"jobs\"")
            : null;

        var ended = await Apply("--results-claim", "results");

        Assert.Equal(2, ended.ExitCode);
        Assert.Equal(
            [
                $"The cluster at {Place} refused to start the Job nightly: jobs.batch is forbidden: User \"me\" cannot create resource "
                    + "\"jobs\". Whoever runs the cluster has to allow it; 'kubectl auth can-i --list' tells what is.",
            ],
            ended.ErrorLines);
        Assert.Empty(_cluster.Changes);
    }

    [Fact]
    public async Task AJobOfThatNameThatIsThereIsLeft()
    {
        _cluster.Held = new V1Job { Metadata = new V1ObjectMeta { Name = "nightly", Uid = "theirs" } };

        var ended = await Apply("--results-claim", "results");

        Assert.Equal(2, ended.ExitCode);
        Assert.Equal(
            [
                $"A Job nightly is at {Place} already: wait until it is done and removed, remove it with 'kubectl delete job nightly', or "
                    + "give another --name.",
            ],
            ended.ErrorLines);
        Assert.Empty(_cluster.Changes);
    }

    [Fact]
    public async Task AClusterThatIsNotThereIsNamed()
    {
        _line.Environment["KUBECONFIG"] = _line.Write(
            "gone", _cluster.KubeConfig.Replace(_cluster.Server, "http://127.0.0.1:1", StringComparison.Ordinal));

        var ended = await Apply("--results-claim", "results");

        Assert.Equal(3, ended.ExitCode);
        Assert.StartsWith(
            "The cluster at http://127.0.0.1:1 (namespace bench) does not answer when it is to tell the Job nightly (",
            Assert.Single(ended.ErrorLines),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARegistryThatIsNotThereIsNamedBeforeAnythingIsStarted()
    {
        var ended = await Apply("--registry", "127.0.0.1:1/bench");

        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains("127.0.0.1:1", Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(_cluster.Changes);
    }

    // As a CI system ends a job: what is under way is removed before the command is gone.
    [Fact]
    public async Task ACommandThatIsEndedLeavesNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals.");
        var looked = Path.Combine(_line.Folder, "looked");
        _cluster.Then(null, UnderWay(0), UnderWay(1));
        _cluster.Refuse = what =>
        {
            if (what == "GET pods")
                File.WriteAllText(looked, "");
            return null;
        };

        var ended = await _line.RunInAShell(
            "\"$@\" & p=$!; while [ ! -e looked ]; do sleep 0.1; done; kill -TERM $p; wait $p",
            [.. Command, "--apply", "--results-claim", "results", "--", "--scenario", "app"]);

        Assert.Equal(130, ended.ExitCode);
        Assert.Equal("Interrupted.", ended.ErrorLines[^1]);
        Assert.Equal(["POST jobs", "DELETE jobs"], _cluster.Changes.Select(change => change.What));
        Assert.Null(_cluster.Held);
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _cluster.DisposeAsync();
        _line.Dispose();
    }

    private static string[] Command => ["fleet", "kubernetes", "--shards", "2", "--name", "nightly", "--image", "registry.example/bench:1"];

    private Task<Ended> Apply(params string[] more) => _line.Run([.. Command, "--apply", .. more, "--", "--scenario", "app"]);

    // As the pod of that number would.
    private async Task Send(int number)
    {
        var folder = SharedRun.Shard(number, 2, $"app{number}").WithTimes(10, 0.5).Write(Path.Combine(_line.Folder, "sent"));
        using var repository = new FolderRepository(
            ImageName.Parse($"{_registry.Host}/bench")!, new RegistrySettings([], []), TimeProvider.System, _ => { });
        await repository.Push(
            FleetTags.Shard("nightly", number),
            folder,
            _ => new Dictionary<string, string> { [FleetTags.ExitCode] = "0", [FleetTags.Job] = PlayedCluster.Uid },
            Cancel);
    }
}
