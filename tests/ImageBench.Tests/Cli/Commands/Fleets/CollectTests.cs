using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Images.Documents;
using ImageBench.Runs.Fleets;
using ImageBench.Tests.Engine.Registries.Artifacts;
using ImageBench.Tests.Engine.Registries.Distribution;
using ImageBench.Tests.Results.Merging;

namespace ImageBench.Tests.Cli.Commands.Fleets;

/// <summary>What the pods of a job sent to a registry, merged on the machine of who asks.</summary>
public sealed class CollectTests : IAsyncLifetime
{
    private readonly CommandLine _line = new();
    private readonly PlayedRegistry _registry = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEnumerable<string> Removed => _registry.Paths.Where(path => path.StartsWith("DELETE manifests/", StringComparison.Ordinal));

    public ValueTask InitializeAsync()
    {
        new PlayedUploads(_registry).Serve();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ShardsThatCameBackAreOneRunAndGoneFromTheRegistry()
    {
        await Send(1, exitCode: 0);
        await Send(2, exitCode: 4, said: "app/multi is over its budget.");

        var ended = await Collect();

        Assert.Equal(4, ended.ExitCode);
        Assert.StartsWith("HERE/results/", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Shard 2/2 ended with exit code 4: app/multi is over its budget.", ended.ErrorLines);
        Assert.Contains("through the registry, in ", ended.Error, StringComparison.Ordinal);
        Assert.Contains("'imagebench report' with that folder makes its charts and pages.", ended.ErrorLines);
        var merged = ended.Output.Trim().Replace("HERE", _line.Folder, StringComparison.Ordinal);
        Assert.Equal([merged], Directory.GetDirectories(Path.Combine(_line.Folder, "results")));
        var variants = await File.ReadAllLinesAsync(Path.Combine(merged, "variants.csv"), Cancel);
        Assert.Equal(2, variants.Count(row => row.Contains(",multi,", StringComparison.Ordinal)));
        Assert.Equal(2, Removed.Count());
    }

    [Fact]
    public async Task WhatIsStillMeasuredIsWaitedFor()
    {
        await Send(2, exitCode: 0);

        var ended = await Collect();

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal(
            [
                $"Of 'nightly' 1 of 2 shards are not in {_registry.Host}/bench: 1/2. Wait until its machines are done; where they will "
                    + "never come, --anyway merges the others.",
            ],
            ended.ErrorLines);
        Assert.Empty(Removed);
        Assert.False(Directory.Exists(Path.Combine(_line.Folder, "results")));
    }

    [Fact]
    public async Task WhatNeverComesIsLeftOutWhereThatIsSaid()
    {
        await Send(2, exitCode: 0);

        var ended = await Collect("--anyway");

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(
            "Missing: shard 1/2. What they were to measure is not here; merge again when they are there.", ended.ErrorLines);
        Assert.Single(Removed);
    }

    [Fact]
    public async Task WhatAnEarlierJobLeftIsNotTakenForTheNewerOnes()
    {
        await Send(1, exitCode: 0, job: "of yesterday");
        await Send(2, exitCode: 0, job: "of today");

        var ended = await Collect("--anyway");

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal(
            [
                $"The shards of 'nightly' in {_registry.Host}/bench are of several jobs, since those of an earlier one were not collected. "
                    + "Wait until the newer one is done; where it never will be, run the job again.",
            ],
            ended.ErrorLines);
        Assert.Empty(Removed);
    }

    [Fact]
    public async Task WhatIsNoRunIsLeftWhereItWasReceivedAndInTheRegistryAndSaidSoTheNextTime()
    {
        await Send(1, exitCode: 0);
        await Send(2, exitCode: 0, count: 3);

        var first = await Collect();
        var second = await Collect();

        Assert.NotEqual(0, first.ExitCode);
        Assert.Contains("What each machine sent is in HERE/results/nightly-shards.", first.ErrorLines);
        Assert.Equal(2, second.ExitCode);
        Assert.StartsWith("HERE/results/nightly-shards is there already", Assert.Single(second.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(Removed);
    }

    [Fact]
    public async Task WhatOthersNotedReachesNoTerminalAsItIs()
    {
        await Send(1, exitCode: 0);
        await Send(2, exitCode: 1, said: "\u001b]0;pwned\u0007" + new string('x', 100_000), requests: "99999999999999999999");

        var ended = await Collect();

        Assert.Equal(1, ended.ExitCode);
        Assert.DoesNotContain('\u001b', ended.Error);
        Assert.All(ended.ErrorLines, line => Assert.InRange(line.Length, 0, 600));
        Assert.Contains("Each shard moved ", ended.Error, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        _line.Dispose();
    }

    private Task<Ended> Collect(params string[] more) => _line.Run(
        ["fleet", "collect", "--registry", $"{_registry.Host}/bench", "--name", "nightly", "--shards", "2", .. more]);

    // As the task of that number would.
    private async Task Send(
        int number, int exitCode, string said = "", string job = "", int count = 2, string? requests = null)
    {
        var folder = SharedRun.Shard(number, count, $"app{number}").WithTimes(10, 0.5).Write(Path.Combine(_line.Folder, "sent"));
        using var repository = new FolderRepository(
            ImageName.Parse($"{_registry.Host}/bench")!, new RegistrySettings([], []), TimeProvider.System, _ => { });
        await repository.Push(
            FleetTags.Shard("nightly", number),
            folder,
            traffic => new Dictionary<string, string>
            {
                [FleetTags.ExitCode] = $"{exitCode}",
                [FleetTags.Said] = said,
                [FleetTags.Requests] = requests ?? $"{traffic.Requests}",
                [FleetTags.Job] = job,
                [FleetTags.MovedBytes] = $"{traffic.Moved.Bytes}",
            },
            Cancel);
    }
}
