using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Tests.Runs.Sides;

/// <summary>A repository whose compose.yaml builds two services, each of its own files.</summary>
internal sealed class ComposedSides : IDisposable
{
    public const string Compose = """
        services:
          api:
            build: { context: ., dockerfile: services/api/Dockerfile, target: run, args: { VERSION: "${VERSION:-1}" } }
          web:
            build: services/web
          db:
            image: postgres
        """;

    public ComposedSides()
    {
        Stage.Repository.Write("compose.yaml", Compose);
        Stage.Repository.Write("services/api/Dockerfile", "FROM busybox AS run\nARG VERSION\nCOPY services/api /app\nFROM run AS test\n");
        Stage.Repository.Write("services/api/Dockerfile.dockerignore", "*\n!services/api\n");
        Stage.Repository.Write("services/api/main.go", "package main\n");
        Stage.Repository.Write("services/web/Dockerfile", "FROM busybox\nCOPY . /app\n");
        Stage.Repository.Write("services/web/index.html", "one\n");
        Stage.Sources = SourceOptions.None with { Compose = Path.Combine(Stage.Repository.Path, "compose.yaml") };
    }

    public SideStage Stage { get; } = new();

    /// <summary>The sides that are to be built of each scenario.</summary>
    public async Task<IEnumerable<string>> Planned(string? to = null, bool all = false)
    {
        using var planned = await Stage.Plan(to is null ? "HEAD" : "HEAD~1", to, all: all);
        return [.. planned.Run!.Plan.Scenarios
            .Select(scenario => $"{scenario.Name}: {string.Join(' ', scenario.Variants.Select(variant => variant.Name))}")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The two variants of a scenario, also where the change touches nothing of it.</summary>
    public async Task<(Variant Base, Variant Head)> Sides(string name)
    {
        using var planned = await Stage.Plan("HEAD", all: true);
        var scenario = planned.Run!.Plan.Scenarios.Single(scenario => scenario.Name == name);
        return (scenario.Variants[0], scenario.Variants[1]);
    }

    public void Dispose() => Stage.Dispose();
}
