using ImageBench.Engine.Swarms;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Tests.Engine.Wire;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Engine.Swarms;

/// <summary>What is removed from a machine when a fleet is over, on an engine that gives more than it was asked for.</summary>
public sealed class TaskContainersTests
{
    private readonly List<string> _removals = [];
    private readonly List<string> _ended = [];

    [Fact]
    public async Task WhatEndedGoesThenTheOneThatSweepsAndNothingOfAnybodyElse()
    {
        await Sweep(
            """{"Id":"self","State":"running","Labels":{"fleet":"a","sweep":"a"}}""",
            """{"Id":"task-1","State":"exited","Labels":{"fleet":"a"}}""",
            """{"Id":"task-2","State":"dead","Labels":{"fleet":"a"}}""",
            """{"Id":"other","State":"exited","Labels":{"fleet":"ab"}}""",
            """{"Id":"none","State":"exited","Labels":null}""");

        Assert.Equal(["task-1", "task-2", "self"], _removals);
    }

    [Fact]
    public async Task WhatDoesNotStopStaysWithTheOneThatSweeps()
    {
        await Sweep(
            """{"Id":"task-0","State":"exited","Labels":{"fleet":"a"}}""",
            """{"Id":"task-1","State":"running","Labels":{"fleet":"a"}}""",
            """{"Id":"self","State":"running","Labels":{"fleet":"a","sweep":"a"}}""");

        Assert.Equal(["task-0"], _removals);
    }

    [Fact]
    public async Task WhatStillRunsIsToldToEndOnceAndNothingOfAnybodyElse()
    {
        await Sweep(
            """{"Id":"task-1","State":"running","Labels":{"fleet":"a"}}""",
            """{"Id":"ends","State":"running","Labels":{"fleet":"a"}}""",
            """{"Id":"task-2","State":"exited","Labels":{"fleet":"a"}}""",
            """{"Id":"other","State":"running","Labels":{"fleet":"ab"}}""",
            """{"Id":"self","State":"running","Labels":{"fleet":"a","sweep":"a"}}""");

        Assert.Equal(["task-1", "ends"], _ended);
        Assert.Equal(["ends", "task-2"], _removals.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WhatItsAgentRemovesMeanwhileIsNoTrouble()
    {
        await Sweep(
            """{"Id":"gone","State":"exited","Labels":{"fleet":"a"}}""",
            """{"Id":"going","State":"exited","Labels":{"fleet":"a"}}""",
            """{"Id":"self","State":"running","Labels":{"fleet":"a","sweep":"a"}}""");

        Assert.Equal(["gone", "going", "going", "self"], _removals);
    }

    private async Task Sweep(params string[] containers)
    {
        var time = new FakeTimeProvider();
        var cancel = TestContext.Current.CancellationToken;
        await using var played = new PlayedEngine(Answer);
        using var swept = await TaskContainers.Connect(new EngineAddress(played.Address, "--engine"), time, cancel);
#pragma warning disable CA2025 // Ensure tasks using 'IDisposable' instances complete before the instances are disposed: it is awaited below
        var sweeping = swept.Sweep("fleet", "a", "sweep", cancel);
#pragma warning restore CA2025
        while (!sweeping.IsCompleted)
        {
            await Task.Delay(5, cancel);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await sweeping;

        (int Status, string Json)? Answer(string request)
        {
            if (request == "GET /containers/json")
                return (200, $"[{string.Join(',', containers.Where(one => !_removals.Any(id => IsGone(id, one))).Select(Now))}]");
            if (request.EndsWith("/kill", StringComparison.Ordinal))
            {
                _ended.Add(request.Split('/')[^2]);
                return (204, "");
            }

            if (!request.StartsWith("DELETE /containers/", StringComparison.Ordinal))
                return null;
            var id = request["DELETE /containers/".Length..];
            _removals.Add(id);
            return id == "gone" ? (404, """{"message":"no such container"}""")
                : id == "going" && _removals.Count(other => other == id) == 1 ? (409, """{"message":"already in progress"}""")
                : (204, "");
        }
    }

    // The one of that name ends when it is told to.
    private string Now(string container) => _ended.Contains("ends") && container.Contains("\"ends\"", StringComparison.Ordinal)
        ? container.Replace("running", "exited", StringComparison.Ordinal)
        : container;

    private bool IsGone(string id, string container) => container.Contains($"\"{id}\"", StringComparison.Ordinal)
        && (id != "going" || _removals.Count(other => other == id) > 1);
}
