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
    [InlineData("--memory", "8 GB", "--memory '8 GB' is not one; write a quantity of Kubernetes, such as 4 or 8Gi.")]
    [InlineData("--engine-socket", "docker.sock", "--engine-socket 'docker.sock' is no path from the root; write one, such as "
        + "/var/run/docker.sock.")]
    public async Task WhatNoClusterTakesIsRefused(string option, string value, string mistake)
    {
        string[] name = option == "--name" ? [] : ["--name", "nightly"];
        string[] job = ["fleet", "kubernetes", "--shards", "5", "--image", "registry.example/bench:1", "--results-claim", "results"];

        var ended = await _line.Run([.. job, .. name, option, value]);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(mistake, ended.ErrorLines);
    }

    public void Dispose() => _line.Dispose();
}
