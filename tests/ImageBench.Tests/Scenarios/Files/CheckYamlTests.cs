using ImageBench.Model.Scenarios;

namespace ImageBench.Tests.Scenarios.Files;

/// <summary>The keys below <c>check</c> in scenario.yaml, and what is read of them.</summary>
public class CheckYamlTests
{
    [Fact]
    public void EverythingOfACheckIsRead()
    {
        var check = Assert.IsType<HttpCheck>(CheckOf("""
            check:
              port: 8000
              memory: 64MB
              read_only: true
              requests:
                - post: /movies
                  headers: { X-Key: "1" }
                  body: '{"title":"Alien"}'
                  status: 201
                  json: { title: Alien, 0.year: 1979, note: "" }
                  capture: { id: id, place: "header:Location" }
                - get: ${place}
                  contains: ${id}
                  matches: '"id": *[0-9]+'
                  answer_headers: { Location: "/movies/${id}/$${literal}" }
            """));

        Assert.Equal((64_000_000, true, TimeSpan.FromSeconds(30)), (check.Memory.Bytes, check.ReadOnlyRoot, check.Timeout));
        var (post, get) = (check.Requests[0], check.Requests[1]);
        Assert.True(post.Json);
        Assert.Equal(new Dictionary<string, string> { ["title"] = "Alien", ["0.year"] = "1979", ["note"] = "" }, post.JsonValues);
        Assert.Equal(new Dictionary<string, string> { ["id"] = "id", ["place"] = "header:Location" }, post.Captures);
        Assert.Equal("1", post.Headers["X-Key"]);
        Assert.Equal(("${place}", "${id}", "\"id\": *[0-9]+"), (get.Path, get.Text.Contains, get.Text.Matches!.ToString()));
        Assert.Equal("/movies/${id}/$${literal}", get.AnswerHeaders["Location"]);
    }

    [Fact]
    public void ACommandIsRead()
    {
        var check = Assert.IsType<CommandCheck>(
            CheckOf("check: { timeout: 5s, command: { exit: 3, stdout: { contains: hello }, stderr: { matches: '^warn' } } }"));

        Assert.Equal(
            (3, TimeSpan.FromSeconds(5), "hello", "^warn"),
            (check.ExitCode, check.Timeout, check.Output.Contains, check.Error.Matches!.ToString()));
        Assert.Null(check.Error.Contains);
    }

    [Fact]
    public void HowItIsStartedIsRead()
    {
        var check = Assert.IsType<HttpCheck>(CheckOf("""
            check:
              port: 8000
              env: { DB_URL: "memory:", EMPTY: "", PORT: 8000 }
              args: [serve, --port, 8000]
              new_privileges: true
              requests: [ { get: / } ]
            """));

        Assert.Equal(
            new Dictionary<string, string> { ["DB_URL"] = "memory:", ["EMPTY"] = "", ["PORT"] = "8000" }, check.Environment);
        Assert.Equal(["serve", "--port", "8000"], check.Arguments!);
        Assert.True(check.NewPrivileges);
    }

    [Fact]
    public void AConnectionIsACheck()
    {
        var check = Assert.IsType<TcpCheck>(CheckOf("check: { port: 5432, tcp: true, timeout: 1m }"));

        Assert.Equal((5432, TimeSpan.FromMinutes(1)), (check.Port, check.Timeout));
    }

    [Theory]
    [InlineData("check: { env: { A: b } }", null)]
    [InlineData("check: { args: [] }", null)]
    [InlineData("check: { healthcheck: true }", true)]
    [InlineData("check: { healthcheck: false, new_privileges: true }", false)]
    public void WithNothingToAskTheImageIsAsked(string yaml, bool? health)
    {
        var check = Assert.IsType<ImageCheck>(CheckOf(yaml));

        Assert.Equal((health, TimeSpan.FromMinutes(2)), (check.UsesHealthCheck, check.Timeout));
    }

    private static CheckSpec? CheckOf(string yaml)
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("app", yaml);
        Assert.Empty(scenarios.Mistakes());
        return Assert.Single(scenarios.Read().Scenarios).Check;
    }
}
