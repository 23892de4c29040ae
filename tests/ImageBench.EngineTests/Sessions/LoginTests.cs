using System.Text;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;

namespace ImageBench.EngineTests.Sessions;

/// <summary>Images in a registry that wants a token, which Docker Hub does for public ones too.</summary>
[Collection(BothEnginesCollection.Name)]
public class LoginTests(TestEngine installed, NewerEngine newer)
{
    [Theory]
    [InlineData(BothEnginesCollection.Installed)]
    [InlineData(BothEnginesCollection.Newer)]
    public async Task ParentsFrontendsAndPushesHaveTheLoginOfDockersConfiguration(string name)
    {
        var engine = await BothEnginesCollection.Start(name, installed, newer);
        using var registry = await Registry.Start();
        await registry.Push(installed.Endpoint, "imagebench/busybox");
        await using var guarded = new TokenRegistry(registry);
        await using var parent = new SessionBench(engine).With("Dockerfile", $"FROM {guarded.Host}/busybox\nRUN echo {Guid.NewGuid()}\n");
        await using var frontend = new SessionBench(engine).With(
            "Dockerfile", $"# syntax={guarded.Host}/busybox:latest\nFROM imagebench/busybox\n");
        var login = """{"auths":{"HOST":{"auth":"LOGIN"}}}"""
            .Replace("HOST", guarded.Host, StringComparison.Ordinal)
            .Replace(
                "LOGIN",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TokenRegistry.User}:{TokenRegistry.Password}")),
                StringComparison.Ordinal);

        var without = await WithConfig("{}", () => Build(parent, engine));
        var with = await WithConfig(login, () => Build(parent, engine));
        Assert.Equal(BuildStatus.Failed, without.Status);
        Assert.True(with.Status == BuildStatus.Built, with.Error);

        guarded.Seen.Clear();
        // It is had and started, and is none.
        Assert.Equal(BuildStatus.Failed, (await WithConfig(login, () => Build(frontend, engine))).Status);
        Assert.Contains(guarded.Seen, call => IsManifest(call.Path) && call.Authorization.StartsWith("Bearer ", StringComparison.Ordinal));

        Assert.NotNull(await Push(engine, with.ImageId!, $"{guarded.Host}/pushed/anonymously:latest", "{}"));
        Assert.Null(await Push(engine, with.ImageId!, $"{guarded.Host}/pushed/app:latest", login));
        Assert.Contains("PUT /v2/pushed/app/manifests/latest", registry.Asked);

        // The login went to the one place that gives tokens; the registry itself saw tokens alone.
        Assert.Contains(guarded.Seen, call => call.Path == "/token" && call.Authorization.StartsWith("Basic ", StringComparison.Ordinal));
        Assert.DoesNotContain(
            guarded.Seen, call => call.Path != "/token" && call.Authorization.StartsWith("Basic ", StringComparison.Ordinal));
    }

    private static bool IsManifest(string path) => path.StartsWith("/v2/busybox/manifests/", StringComparison.Ordinal);

    private static Task<BuildOutcome> Build(SessionBench bench, IEngine engine) =>
        engine.Build(bench.Request(), _ => { }, TestContext.Current.CancellationToken);

    // Why it was refused, or null.
    private static async Task<string?> Push(IEngine engine, string imageId, string name, string config)
    {
        var cancel = TestContext.Current.CancellationToken;
        await engine.Transfers.Tag(imageId, name, cancel);
        var answer = await WithConfig(config, () => engine.Transfers.Push(name, cancel));
        await engine.Transfers.Remove(name, cancel);
        return answer.Refusal;
    }

    // The tests run one after the other, so that the variable is this one's alone.
    private static async Task<T> WithConfig<T>(string config, Func<Task<T>> work)
    {
        using var folder = new Workplace().With("config", "config.json", config);
        var before = Environment.GetEnvironmentVariable("DOCKER_CONFIG");
        Environment.SetEnvironmentVariable("DOCKER_CONFIG", Path.Combine(folder.Scenarios, "config"));
        try
        {
            return await work();
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOCKER_CONFIG", before);
        }
    }
}
