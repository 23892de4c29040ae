using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Checks;
using ImageBench.Running.Ports;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running.Checks;

public class CheckScheduleTests
{
    [Fact]
    public async Task MeasuresRoundByRoundWhatPassedAndNothingElse()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answering(LoopbackServer.Answer("fine")));
        var containers = new FakeContainers
        {
            State = new ContainerState(true, 0, false, server.Address),
            RunsOn = true,
            StartRefusal = number => number == 3 ? "no" : null,
        };
        var ledger = new CheckLedger(_ => { }, []);
        var checks = new CheckSchedule(
            new VariantCheck(containers, new Dictionary<string, string>(), TimeProvider.System),
            Some.Run().Options with { CheckRounds = 3 },
            ledger,
            _ => { });
        foreach (var variant in new[] { "a", "b", "broken" })
            await checks.Verify(Build(variant), variant, [], TestContext.Current.CancellationToken);

        await checks.Measure(TestContext.Current.CancellationToken);

        Assert.Equal(["a 0", "b 0", "broken 0"], ledger.Checks.Take(3).Select(Name));
        Assert.Equal(CheckResult.Failed, ledger.Checks[2].Result);
        Assert.Equal(9, ledger.Checks.Count);
        for (var round = 1; round <= 3; round++)
        {
            Assert.Equal(
                [$"a {round}", $"b {round}"], ledger.Checks.Skip(1 + (2 * round)).Take(2).Select(Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task TellsOfEachStartAndKeepsItBeforeTheNext()
    {
        var happened = new List<string>();
        var checks = new CheckSchedule(
            new VariantCheck(new FakeContainers(), new Dictionary<string, string>(), new FakeTimeProvider(Some.Time)),
            Some.Run().Options,
            new CheckLedger(check => happened.Add($"keep {Name(check)}"), []),
            told => happened.Add(told.GetType().Name));

        await checks.Verify(Build("a", check: null), "a", [], TestContext.Current.CancellationToken);

        Assert.Equal(["CheckStarted", "keep a 0", "CheckEnded"], happened);
    }

    [Fact]
    public async Task WhereNobodySaysHowToAskTheLowestPortOfEXPOSEIsPublishedAndMeasured()
    {
        await using var server = new LoopbackServer((_, _) => Task.CompletedTask);
        var containers = new FakeContainers { State = new ContainerState(true, 0, false, server.Address), RunsOn = true };
        var ledger = new CheckLedger(_ => { }, []);
        var checks = new CheckSchedule(
            new VariantCheck(containers, new Dictionary<string, string>(), TimeProvider.System),
            Some.Run().Options with { CheckRounds = 1 },
            ledger,
            _ => { });

        await checks.Verify(Build("a", check: null), "a", [3000, 9229], TestContext.Current.CancellationToken);
        await checks.Measure(TestContext.Current.CancellationToken);

        Assert.All(containers.Requests, request => Assert.Equal(3000, request.Port));
        Assert.Equal([CheckResult.Listens, CheckResult.Listens], ledger.Checks.Select(check => check.Result));
    }

    private static string Name(CheckRecord check) => FormattableString.Invariant($"{check.Key.Variant} {check.Round}");

    private static PlannedBuild Build(string variant) =>
        Build(variant, new HttpCheck(8000, [new CheckRequest("GET", "/", null, 200, false)], TimeSpan.FromMinutes(1)));

    private static PlannedBuild Build(string variant, CheckSpec? check) =>
        new(Some.Key(variant), 1, Some.Scenario() with { Check = check }, Some.Scenario().Variants[0]);
}
