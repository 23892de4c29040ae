using ImageBench.Engine.Registries.Logins;
using ImageBench.Engine.Swarms;

namespace ImageBench.Tests.Engine.Swarms;

public sealed class JobSpecTests
{
    private static readonly Dictionary<string, string> Proxies = new() { ["HTTP_PROXY"] = "http://me:secret@proxy:3128" };

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void WhatTasksAreGivenOfDockersConfigurationIsASecretThatTheyFind(bool hasLogin, bool hasProxies)
    {
        var job = Job(hasLogin, hasProxies);

        var spec = JobSpec.Of(job, "id-of-the-secret");

        var container = spec.Service!.TaskTemplate!.ContainerSpec!;
        var secret = Assert.Single(container.Secrets!);
        Assert.Equal(("id-of-the-secret", "bench-1-config"), (secret.SecretID, secret.SecretName));
        Assert.Equal(("config.json", 0x100u), (secret.File!.Name, (uint)secret.File.Mode));
        Assert.Contains("DOCKER_CONFIG=/run/secrets", container.Env!);
        Assert.DoesNotContain(container.Env!, variable => variable.Contains("secret@", StringComparison.Ordinal));
        Assert.Equal(hasLogin, spec.RegistryAuth is not null);
    }

    [Fact]
    public void WhoNeedsNothingOfItIsGivenNone()
    {
        var job = Job(hasLogin: false, hasProxies: false);

        var container = JobSpec.Of(job, null).Service!.TaskTemplate!.ContainerSpec!;

        Assert.True(job.Config!.IsEmpty);
        Assert.Null(container.Secrets);
        Assert.Equal(["A=b"], container.Env);
    }

    private static SwarmJob Job(bool hasLogin, bool hasProxies) => new("bench-1", "bench:1", ["fleet"], ["A=b"], 1)
    {
        Concurrent = 1,
        Socket = "/docker.sock",
        Config = new GivenConfig(
            hasLogin ? new RegistryLogin("registry.example", "me", "password") : null,
            hasProxies ? Proxies : []),
    };
}
