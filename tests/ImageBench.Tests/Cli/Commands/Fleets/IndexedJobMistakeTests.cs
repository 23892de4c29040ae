namespace ImageBench.Tests.Cli.Commands.Fleets;

/// <summary>What a job cannot be made of.</summary>
public sealed class IndexedJobMistakeTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Theory]
    [InlineData("--registry registry.example/bench --results-claim results",
        "Run folders go to one place: give --results-claim CLAIM (a volume) or --registry HOST/NAME.")]
    [InlineData("", "Run folders go to one place: give --results-claim CLAIM (a volume) or --registry HOST/NAME.")]
    [InlineData("--results-claim results --registry-secret login",
        "--registry-secret is the login for --registry, which is not given: give both or leave it out.")]
    [InlineData("--registry registry.example/bench --replicates 3",
        "--registry gets the shards of a run: give --results-claim with --replicates.")]
    [InlineData("--registry registry.example/bench:1",
        "--registry 'registry.example/bench:1' is no repository; write HOST/NAME, such as registry.example/bench.")]
    public async Task ResultsThatGoNowhereOrToTwoPlacesAreRefused(string options, string mistake)
    {
        string[] job = ["fleet", "kubernetes", "--name", "nightly", "--image", "registry.example/bench:1"];

        var ended = await _line.Run([.. job, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--", "--scenario", "app"]);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(mistake, ended.ErrorLines);
    }

    [Theory]
    [InlineData("--name", "Night_ly", "--name 'Night_ly' is not one; write letters, digits and hyphens, such as nightly.")]
    [InlineData("--memory", "8 GB", "--memory '8 GB' is not one; write a quantity of Kubernetes, such as 8Gi.")]
    [InlineData("--memory", "8000000K", "--memory '8000000K' is not one; write a quantity of Kubernetes, such as 8Gi.")]
    [InlineData("--memory", "0.0Gi", "--memory '0.0Gi' is not one; write a quantity of Kubernetes, such as 8Gi.")]
    [InlineData("--cpus", "0", "--cpus '0' is not one; write a number of CPUs, such as 4, 1.5 or 1500m.")]
    [InlineData("--cpus", "0.0005", "--cpus '0.0005' is not one; write a number of CPUs, such as 4, 1.5 or 1500m.")]
    [InlineData("--cpus", "4Gi", "--cpus '4Gi' is not one; write a number of CPUs, such as 4, 1.5 or 1500m.")]
    [InlineData("--results-claim", "Results", "--results-claim 'Results' is not one; write the name of a claim, such as results.")]
    [InlineData("--results-claim", "a..b", "--results-claim 'a..b' is not one; write the name of a claim, such as results.")]
    [InlineData("--engine-socket", "docker.sock", "--engine-socket 'docker.sock' is no path from the root; write one, such as "
        + "/var/run/docker.sock.")]
    public async Task WhatNoClusterTakesIsRefused(string option, string value, string mistake)
    {
        var ended = await _line.Run([.. Job(option), option, value]);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(mistake, ended.ErrorLines);
    }

    [Theory]
    [InlineData("--memory", "512k")]
    [InlineData("--memory", "1.5Gi")]
    [InlineData("--cpus", "0.5")]
    [InlineData("--cpus", "1500m")]
    [InlineData("--results-claim", "data.of-the-team.a-very-long-name-of-a-release-that-a-chart-has-put-before-it-0")]
    public async Task WhatAClusterTakesIsTaken(string option, string value)
    {
        var ended = await _line.Run([.. Job(option), option, value]);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Contains($"\"{value}\"", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--engine auto")]
    [InlineData("--engine=auto")]
    public async Task TheEngineIsTheJobsToSay(string options)
    {
        var ended = await _line.Run([.. Job(""), "--", .. options.Split(' ')]);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(
            "--engine is said by the job: a BuildKit of each pod's own, or what --engine-socket names. Leave it out.", ended.ErrorLines);
    }

    public void Dispose() => _line.Dispose();

    // A job that a cluster takes, but for that option.
    private static string[] Job(string without)
    {
        (string Name, string Value)[] options =
            [("--shards", "5"), ("--name", "nightly"), ("--image", "registry.example/bench:1"), ("--results-claim", "results")];
        return
        [
            "fleet", "kubernetes",
            .. options.Where(option => option.Name != without).SelectMany(option => (string[])[option.Name, option.Value]),
        ];
    }
}
