using System.Net;
using System.Text;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Running.Checks;

/// <summary>The HTTP check against a real server on loopback; only the container around it is made up.</summary>
public class HttpCheckTests
{
    private static CheckRequest Get => LoopbackCheck.Get;

    [Fact]
    public async Task AsksInOrderAndFillsInWhatItCaptured()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answering(
            LoopbackServer.Answer("""{"id":7,"title":"Alien"}""", "201 Created", "Location: /movies/7\r\n"),
            LoopbackServer.Answer("""{"id":7}"""),
            LoopbackServer.Answer("", "204 No Content")));
        var check = await LoopbackCheck.Run(
            server,
            new CheckRequest("POST", "/movies", """{"title":"Alien"}""", 201, true)
            {
                Captures = new Dictionary<string, string> { ["id"] = "id", ["place"] = "header:Location" },
                Headers = new Dictionary<string, string> { ["Content-Type"] = "text/json", ["X-Test"] = "1" },
            },
            new CheckRequest("GET", "${place}", null, 200, true) { JsonValues = new Dictionary<string, string> { ["id"] = "${id}" } },
            new CheckRequest("DELETE", "/movies/${id}", null, 204, false));

        Assert.Null(check.Failure);
        Assert.Equal((CheckResult.Passed, 1), (check.Result, check.Probes));
        Assert.Equal(
            ["POST /movies HTTP/1.1", "GET /movies/7 HTTP/1.1", "DELETE /movies/7 HTTP/1.1"],
            server.Requests.Select(request => request.Split("\r\n")[0]));
        foreach (var part in new[] { "Host: localhost:", "Content-Type: text/json\r\n", "X-Test: 1", "{\"title\":\"Alien\"}" })
            Assert.Contains(part, server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsksTheFirstRequestAgainUntilItPasses()
    {
        await using var server = new LoopbackServer((number, stream) => number switch
        {
            1 => Task.CompletedTask,
            2 => LoopbackServer.Answering(LoopbackServer.Answer("not yet", "503 Service Unavailable"))(1, stream),
            _ => LoopbackServer.Answering(LoopbackServer.Answer("fine"))(1, stream),
        });
        var check = await LoopbackCheck.Run(server, Get);

        Assert.Equal((CheckResult.Passed, 3), (check.Result, check.Probes));
        Assert.Equal((new ByteSize(5_000_000), Some.Seconds(0.02)), (check.Memory, check.Cpu));
        Assert.InRange(check.Probe!.Value, TimeSpan.Zero, check.Ready!.Value);
    }

    [Fact]
    public async Task TellsTheLastAnswerWhenTheTimeIsOver()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answering(LoopbackServer.Answer("no such page\n", "404 Not Found")));
        var failure = (await LoopbackCheck.RunUntilTimeIsOver(server, LoopbackCheck.Containers(server))).Failure!;

        Assert.Equal("GET /, to be answered with status 200", failure.Asked);
        Assert.Equal(
            "status 404: no such page; the status is 404 instead of 200; it had not passed after 60 s (check.timeout)", failure.Came);
    }

    [Fact]
    public async Task AsksLaterRequestsOnce()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answering(LoopbackServer.Answer("fine")));
        var failure = (await LoopbackCheck.Run(server, Get, Get with { Path = "/other", Status = 201 })).Failure!;

        Assert.Equal(
            ("GET /other, to be answered with status 201", "status 200: fine; the status is 200 instead of 201"),
            (failure.Asked, failure.Came));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FollowsNoRedirect()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answering(LoopbackServer.Answer("", "302 Found", "Location: /\r\n")));
        var failure = (await LoopbackCheck.RunUntilTimeIsOver(server, LoopbackCheck.Containers(server))).Failure!;

        Assert.StartsWith(
            "status 302 to / (redirects are not followed); the status is 302 instead of 200", failure.Came, StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.StartsWith("GET / ", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CutsAnAnswerThatDoesNotEnd()
    {
        await using var server = new LoopbackServer(async (_, stream) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n"));
            var block = Encoding.UTF8.GetBytes(new string('x', 100_000));
            for (var sent = 0; sent < 1_000_000_000; sent += block.Length)
                await stream.WriteAsync(block);
        });
        var failure = (await LoopbackCheck.Run(server, Get, Get with { Json = true })).Failure;
        Assert.NotNull(failure);

        Assert.Contains("(cut after 1,000,000 bytes); the body is too long to be read as JSON", failure.Came, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TellsOfAValueWhatItsStartShows()
    {
        var letters = new string('x', 900_000);
        await using var server = new LoopbackServer(LoopbackServer.Answering(
            LoopbackServer.Answer("fine"), LoopbackServer.Answer($$"""{"a":"\u001b]0;PWNED\u0007{{letters}}"}""")));
        var rule = Get with { Json = true, JsonValues = new Dictionary<string, string> { ["a"] = "good" } };
        var failure = (await LoopbackCheck.Run(server, Get, rule)).Failure!;

        Assert.Contains(@"; a is \u001B]0;PWNED\u0007xxx", failure.Came, StringComparison.Ordinal);
        Assert.EndsWith("... 899,853 more characters instead of good", failure.Came, StringComparison.Ordinal);
        Assert.InRange(failure.Came.Length, 300, 600);
    }

    [Fact]
    public async Task EndsWithTheContainer()
    {
        await using var server = new LoopbackServer((_, _) => Task.CompletedTask);
        var containers = LoopbackCheck.Containers(server) with
        {
            State = new ContainerState(false, 3, false, server.Address),
            RunsOn = false,
            Log = new ContainerLog("", "it broke\n"),
        };
        var failure = (await LoopbackCheck.Run(containers, TimeSpan.FromMinutes(5), Get)).Failure!;

        Assert.StartsWith("the container ended with exit code 3 after ", failure.Came, StringComparison.Ordinal);
        Assert.Equal(["it broke"], failure.Log);
    }

    [Fact]
    public async Task AServerThatIsReachedByItsOwnAddressAloneWorks()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answering(
            LoopbackServer.Answer("fine"), LoopbackServer.Answer("fine")));
        await using var silent = new LoopbackServer((_, _) => Task.CompletedTask);
        var containers = LoopbackCheck.Containers(silent) with
        {
            State = new ContainerState(true, 0, false, silent.Address) { OwnAddress = server.Address },
        };
        var check = await LoopbackCheck.Run(containers, TimeSpan.FromMinutes(1), Get, Get with { Path = "/second" });

        Assert.Equal((CheckResult.Passed, 2), (check.Result, check.Probes));
        Assert.Equal(
            ["GET / HTTP/1.1", "GET /second HTTP/1.1"], server.Requests.Select(request => request.Split("\r\n")[0]));
    }

    [Fact]
    public async Task OnlyASilentPortIsLookedFor()
    {
        await using var server = new LoopbackServer(LoopbackServer.Answering(LoopbackServer.Answer("broken", "500 Internal Server Error")));
        // A socket that takes both is one of IPv6 for the kernel.
        var containers = LoopbackCheck.Containers(server) with { Listeners = [new IPEndPoint(IPAddress.IPv6Any, 8000)] };
        var failure = (await LoopbackCheck.RunUntilTimeIsOver(server, containers)).Failure!;

        Assert.Null(failure.Cause);
        Assert.StartsWith("status 500: broken", failure.Came, StringComparison.Ordinal);
    }
}
