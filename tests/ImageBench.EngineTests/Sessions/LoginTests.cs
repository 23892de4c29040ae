using System.Text;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Model.Builds;

namespace ImageBench.EngineTests.Sessions;

/// <summary>A parent image in a registry that wants a token, which Docker Hub does for public ones too.</summary>
public class LoginTests(TestEngine engine)
{
    [Fact]
    public async Task APrivateParentIsHadWithTheLoginOfDockersConfiguration()
    {
        engine.Need();
        using var registry = await Registry.Start();
        await registry.Push(engine.Endpoint, "imagebench/busybox");
        await using var guarded = new TokenRegistry(registry);
        await using var bench = new SessionBench(engine).With("Dockerfile", $"FROM {guarded.Host}/busybox\nRUN echo {Guid.NewGuid()}\n");

        var without = await Build(bench, "{}");
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TokenRegistry.User}:{TokenRegistry.Password}"));
        var with = await Build(bench, """{"auths":{"HOST":{"auth":"LOGIN"}}}"""
            .Replace("HOST", guarded.Host, StringComparison.Ordinal)
            .Replace("LOGIN", login, StringComparison.Ordinal));

        Assert.Equal(BuildStatus.Failed, without.Status);
        Assert.True(with.Status == BuildStatus.Built, with.Error);
        // The login went to the one place that gives tokens; the registry itself saw tokens alone.
        Assert.Contains(guarded.Seen, call => call.Path == "/token" && call.Authorization.StartsWith("Basic ", StringComparison.Ordinal));
        Assert.DoesNotContain(
            guarded.Seen, call => call.Path != "/token" && call.Authorization.StartsWith("Basic ", StringComparison.Ordinal));
    }

    // The tests run one after the other, so that the variable is this one's alone.
    private async Task<BuildOutcome> Build(SessionBench bench, string config)
    {
        using var folder = new Workplace().With("config", "config.json", config);
        var before = Environment.GetEnvironmentVariable("DOCKER_CONFIG");
        Environment.SetEnvironmentVariable("DOCKER_CONFIG", Path.Combine(folder.Scenarios, "config"));
        try
        {
            return await engine.Engine.Build(bench.Request(), _ => { }, TestContext.Current.CancellationToken);
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOCKER_CONFIG", before);
        }
    }
}
