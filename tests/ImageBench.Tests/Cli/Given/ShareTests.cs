using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Runs.Shards;

namespace ImageBench.Tests.Cli.Given;

public sealed class ShareTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task TheShardsOfARunHoldEachScenarioOnceWithOneSeed()
    {
        foreach (var name in new[] { "bee", "cat", "dog", "eel" })
        {
            _line.Write($"scenarios/{name}/Dockerfile.single", "FROM scratch\n");
            _line.Write($"scenarios/{name}/Dockerfile.multi", "FROM scratch\n");
        }

        var planned = new List<string>();
        var seeds = new List<string>();
        for (var number = 1; number <= 3; number++)
        {
            var ended = await _line.Run(
                "--dry-run", "--cache", "cold", "--rounds", "1", "--variant", "single", "--name", "nightly", "--shard", $"{number}/3");
            Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
            planned.AddRange(Rows(ended).Where(row => char.IsAsciiDigit(row[0]) && row.Contains(" single ", StringComparison.Ordinal))
                .Select(row => row.Split(' ')[1]));
            seeds.Add(Rows(ended).Last().Split("seed ")[1].Split([';', ' '])[0]);
        }

        Assert.Equal(["app", "bee", "cat", "dog", "eel"], planned.Order());
        Assert.Single(seeds.Distinct());
    }

    [Fact]
    public async Task MoreShardsThanScenariosAreRefusedOnEachMachine()
    {
        var ended = await _line.Run("--dry-run", "--name", "nightly", "--shard", "1/2");

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith("There is 1 scenario, so 2 shards would leave some empty", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--shard 0/3 --name n", "--shard '0/3' is no part of a run; write N/COUNT, such as 2/6, or auto.")]
    [InlineData("--replicate 4/3 --name n", "--replicate '4/3' is no part of a run; write N/COUNT, such as 2/6, or auto.")]
    [InlineData(
        "--shard auto --replicate auto --name n",
        "--shard auto and --replicate auto would both be the number of this one job: write one of them as N/COUNT.")]
    [InlineData(
        "--shard 1/3", "--shard makes a part of a run that several machines share: give all of them the same --name, such as --name "
            + "nightly.")]
    [InlineData(
        "--replicate 1/3",
        "--replicate makes a part of a run that several machines share: give all of them the same --name, such as --name nightly.")]
    [InlineData(
        "--durations old --name n",
        "--durations says how scenarios are shared out, and without --shard none are: give both, or leave it out.")]
    public void WhatIsMissingOrIsNoPartIsTold(string typed, string mistake) =>
        Assert.Equal([mistake], Parsed(typed, _ => null).Errors.Select(error => error.Message));

    [Theory]
    [InlineData("--shard")]
    [InlineData("--replicate")]
    public void AutoWithoutAnyOfTheVariablesNamesThem(string option)
    {
        var mistake = Assert.Single(Parsed($"{option} auto --name n", _ => null).Errors).Message;

        Assert.StartsWith($"{option} auto finds none of the variables", mistake, StringComparison.Ordinal);
        Assert.Contains("CIRCLE_NODE_INDEX", mistake, StringComparison.Ordinal);
        Assert.EndsWith($"or write {option} N/COUNT, such as 2/6.", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void OfReplicatesAutoIsWhatTheVariablesSayToo()
    {
        var variables = new Dictionary<string, string?> { ["JOB_COMPLETION_INDEX"] = "1", ["JOB_COMPLETIONS"] = "3" };
        var parsed = Parsed("--replicate auto --name n", variables.GetValueOrDefault);

        Assert.Empty(parsed.Errors);
        var options = _shares!.Complete(parsed, Some.Run().Options, hasSeed: false);
        Assert.Equal((null, "2/3"), (options.Shard, options.Replicate?.ToString()));
    }

    [Fact]
    public void AutoIsWhatTheVariablesSayAndTheRunIsCalledAsTheSystemCallsIt()
    {
        var variables = new Dictionary<string, string?>
        {
            ["CI_NODE_INDEX"] = "2",
            ["CI_NODE_TOTAL"] = "6",
            ["CI_PIPELINE_ID"] = "77",
        };
        var parsed = Parsed("--shard auto", variables.GetValueOrDefault);

        Assert.Empty(parsed.Errors);
        var options = _shares!.Complete(parsed, Some.Run().Options, hasSeed: false);
        Assert.Equal(("gitlab-77", "2/6"), (options.Name, options.Shard?.ToString()));
        Assert.Equal(SharedSeed.Of("gitlab-77"), options.Seed);
        Assert.Equal(42, _shares.Complete(parsed, Some.Run().Options, hasSeed: true).Seed);
    }

    public void Dispose() => _line.Dispose();

    private ShareOptionSet? _shares;

    private ParseResult Parsed(string typed, Func<string, string?> read)
    {
        _shares = new ShareOptionSet(new ParallelJob(read));
        var command = new RootCommand();
        foreach (var option in _shares.All)
            command.Add(option);
        command.Validators.Add(_shares.Check);
        return command.Parse(typed);
    }

    private static IEnumerable<string> Rows(Ended ended) =>
        ended.Output
            .Split('\n')
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Where(row => row.Length > 0);
}
