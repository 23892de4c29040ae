using ImageBench.Model;
using ImageBench.Runs.Fleets;
using k8s;
using k8s.Models;

namespace ImageBench.Tests.Cli.Commands.Fleets;

/// <summary>The job as the cluster's own types read it, which know no field that the cluster does not.</summary>
public sealed class IndexedJobTests : IDisposable
{
    private static readonly string[] Needed =
        ["--shards", "5", "--name", "nightly", "--image", "registry.example/bench:1", "--results-claim", "results"];

    private readonly CommandLine _line = new();

    [Fact]
    public async Task EachPartIsAPodOnAMachineOfItsOwnWithTheSameFixedPartOfIt()
    {
        var job = await Written("--cpus", "2", "--memory", "6Gi", "--", "--scenario", "app", "--label", "a=$(NODE_NAME) \"é\"");

        Assert.Equal(("batch/v1", "Job", "nightly"), (job.ApiVersion, job.Kind, job.Metadata.Name));
        var spec = job.Spec;
        Assert.Equal(("Indexed", 5, 5, 2), (spec.CompletionMode, spec.Completions, spec.Parallelism, spec.BackoffLimitPerIndex));
        var pod = job.Spec.Template.Spec;
        var apart = Assert.Single(pod.Affinity.PodAntiAffinity.RequiredDuringSchedulingIgnoredDuringExecution);
        Assert.Equal("kubernetes.io/hostname", apart.TopologyKey);
        // Nor with one of another run.
        var other = Assert.Single(apart.LabelSelector.MatchExpressions);
        Assert.Equal((job.Spec.Template.Metadata.Labels.Keys.Single(), "Exists"), (other.Key, other.OperatorProperty));
        Assert.Null(apart.LabelSelector.MatchLabels);
        var builder = Assert.Single(pod.InitContainers);
        Assert.Equal("Always", builder.RestartPolicy);
        Assert.Equal([("cpu", "2"), ("memory", "6Gi")], builder.Resources.Requests.Select(Shown).Order());
        Assert.All(pod.Containers.Concat(pod.InitContainers), container =>
            Assert.Equal(container.Resources.Requests.Select(Shown), container.Resources.Limits.Select(Shown)));
        Assert.Equal(
            [
                "--shard", "auto", "--name", "nightly", "--node", "$(NODE_NAME)", "--results", "/results", "--display", "plain",
                "--engine", "buildkit+tcp://127.0.0.1:1234", "--scenario", "app", "--label", "a=$$(NODE_NAME) \"é\"",
            ],
            pod.Containers.Single().Args);
        Assert.Equal("5", pod.Containers.Single().Env.Single(variable => variable.Name == "JOB_COMPLETIONS").Value);
        var node = pod.Containers.Single().Env.Single(variable => variable.Name == "NODE_NAME");
        Assert.Equal("spec.nodeName", node.ValueFrom.FieldRef.FieldPath);
        Assert.Equal("results", pod.Volumes.Single(volume => volume.Name == "results").PersistentVolumeClaim.ClaimName);
    }

    [Fact]
    public async Task WhatLeftItsResultsIsNotMeasuredAnewThoughItEndedAsFailed()
    {
        var rule = Assert.Single((await Written()).Spec.PodFailurePolicy.Rules);

        Assert.Equal(("FailIndex", "imagebench", "In"), (rule.Action, rule.OnExitCodes.ContainerName, rule.OnExitCodes.OperatorProperty));
        Assert.Equal([(int)ExitCode.VariantFailed, (int)ExitCode.OverBudget], rule.OnExitCodes.Values);
    }

    [Theory]
    [InlineData("--shards")]
    [InlineData("--replicates")]
    public async Task WhatAPodIsCalledWithIsWhatTheCommandTakesThere(string parts)
    {
        _line.Write("scenarios/bee/Dockerfile", "FROM scratch\n");
        _line.Write("scenarios/cat/Dockerfile", "FROM scratch\n");
        string[] scenarios = ["--scenario", "app", "--scenario", "bee", "--scenario", "cat"];
        string[] job = ["--name", "nightly", "--image", "bench:1", "--results-claim", "results"];
        var written = await _line.Run(["fleet", "kubernetes", parts, "3", .. job, "--", .. scenarios]);
        var container = KubernetesYaml.Deserialize<V1Job>(written.Output, strict: true).Spec.Template.Spec.Containers.Single();
        _line.Environment["JOB_COMPLETION_INDEX"] = "1";
        _line.Environment["JOB_COMPLETIONS"] = container.Env.Single(variable => variable.Name == "JOB_COMPLETIONS").Value;
        // As long as a machine may be called.
        var arguments = container.Args.Select(argument => argument.Replace("$(NODE_NAME)", new string('n', 253), StringComparison.Ordinal));

        var ended = await _line.Run([.. arguments, "--dry-run"]);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
    }

    [Theory]
    [InlineData("a=$$(NODE_NAME)", "a=$$$$(NODE_NAME)")]
    [InlineData("a=$$", "a=$$$$")]
    [InlineData("a=$x \\ \"", "a=$$x \\ \"")]
    public async Task EachDollarThatWasTypedIsDoubledOnce(string typed, string written)
    {
        var job = await Written("--", "--label", typed);

        Assert.Equal(written, job.Spec.Template.Spec.Containers.Single().Args[^1]);
    }

    [Fact]
    public async Task LettersStayAsTheyAre()
    {
        var ended = await _line.Run(["fleet", "kubernetes", .. Needed, "--", "--label", "a=😀é'<"]);

        Assert.Contains("            - \"a=😀é'<\"\n", ended.Output, StringComparison.Ordinal);
        Assert.Equal("a=😀é'<", (await Written("--", "--label", "a=😀é'<")).Spec.Template.Spec.Containers.Single().Args[^1]);
    }

    [Fact]
    public async Task ItAsksForNoRightThatItDoesNotNeed()
    {
        var pod = (await Written()).Spec.Template.Spec;

        Assert.False(pod.AutomountServiceAccountToken);
        Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile.Type);
        Assert.All(pod.Containers.Concat(pod.InitContainers), container =>
        {
            Assert.True(container.SecurityContext.RunAsNonRoot);
            Assert.Null(container.SecurityContext.Privileged);
        });
        Assert.Equal((false, "ALL"), (pod.Containers.Single().SecurityContext.AllowPrivilegeEscalation,
            pod.Containers.Single().SecurityContext.Capabilities.Drop.Single()));
        Assert.DoesNotContain(pod.Volumes, volume => volume.HostPath is not null);
        Assert.Null(pod.HostNetwork);
        Assert.Null(pod.HostPID);
    }

    [Fact]
    public async Task OnTheEngineOfTheMachineItHasItsSocketAndNothingElseOfIt()
    {
        var pod = (await Written("--engine-socket", "/run/docker.sock")).Spec.Template.Spec;

        Assert.Null(pod.InitContainers);
        var path = pod.Volumes.Single(volume => volume.HostPath is not null).HostPath;
        Assert.Equal(("/run/docker.sock", "Socket"), (path.Path, path.Type));
        Assert.Contains("unix:///var/run/docker.sock", pod.Containers.Single().Args);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("registry-login")]
    public async Task PartsSendTheirRunFoldersToARegistryWhereThatIsNamed(string? secret)
    {
        var registry = Needed.Except(["--results-claim", "results"]).Concat(["--registry", "registry.example/bench"]);
        string[] login = secret is null ? [] : ["--registry-secret", secret];

        var ended = await _line.Run(["fleet", "kubernetes", .. registry, .. login, "--", "--scenario", "app", "--label", "a=$x"]);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Contains(
            "# imagebench fleet collect --registry registry.example/bench --name nightly --shards 5\n",
            ended.Output,
            StringComparison.Ordinal);
        var spec = KubernetesYaml.Deserialize<V1Job>(ended.Output, strict: true).Spec;
        // With rules for exit codes, a pod of a machine that is gone would be replaced only once it has wholly ended.
        Assert.Null(spec.PodFailurePolicy);
        Assert.Equal(2, spec.BackoffLimitPerIndex);
        var pod = spec.Template.Spec;
        var container = Assert.Single(pod.Containers);
        Assert.Equal(
            [
                "fleet", "part", "--repository", "registry.example/bench", "--name", "nightly", "--shards", "5", "--own-scenarios", "--",
                "--engine", "buildkit+tcp://127.0.0.1:1234", "--scenario", "app", "--label", "a=$$x",
            ],
            container.Args);
        // What a pod of number 1 is told makes it the second shard.
        Assert.Equal(2, FleetJob.ShardOf(container.Env.Single(variable => variable.Name == FleetJob.Shards).Value, "1"));
        Assert.Equal(
            "metadata.annotations['batch.kubernetes.io/job-completion-index']",
            container.Env.Single(variable => variable.Name == FleetJob.Slot).ValueFrom.FieldRef.FieldPath);
        Assert.Equal(
            "metadata.labels['batch.kubernetes.io/controller-uid']",
            container.Env.Single(variable => variable.Name == FleetJob.Job).ValueFrom.FieldRef.FieldPath);
        Assert.DoesNotContain(pod.Volumes, volume => volume.PersistentVolumeClaim is not null);
        var given = pod.Volumes.Where(volume => volume.Secret is not null).Select(volume => volume.Secret.SecretName);
        Assert.Equal(secret is null ? [] : [secret], given);
        var folder = container.Env.SingleOrDefault(variable => variable.Name == "DOCKER_CONFIG")?.Value;
        Assert.Equal(folder, container.VolumeMounts.SingleOrDefault(mount => mount.Name == "login")?.MountPath);
        Assert.Equal(secret is null, folder is null);
    }

    public void Dispose() => _line.Dispose();

    private static (string, string) Shown(KeyValuePair<string, ResourceQuantity> quantity) => (quantity.Key, $"{quantity.Value}");

    private async Task<V1Job> Written(params string[] more)
    {
        var ended = await _line.Run(["fleet", "kubernetes", .. Needed, .. more]);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        return KubernetesYaml.Deserialize<V1Job>(ended.Output, strict: true);
    }
}
