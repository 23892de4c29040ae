using System.Text;
using ImageBench.Scenarios;

namespace ImageBench.Tests.Scenarios;

/// <summary>A folder of scenarios for one test. Mistakes read as a user sees them, with the folder's own path as "scenarios".</summary>
internal sealed class SampleScenarios : IDisposable
{
    public const string Single = "ARG GO_IMAGE=golang:1.24-alpine\nFROM ${GO_IMAGE}\n";
    public const string Multi =
        "ARG GO_IMAGE=golang:1.24-alpine\nARG RUNTIME_IMAGE=alpine:3.22\nFROM ${GO_IMAGE} AS build\nARG LDFLAGS\nFROM ${RUNTIME_IMAGE} "
            + "AS run\n";

    private readonly TempFolder _folder = new();

    public string Path => _folder.Path;

    public string Write(string name, string content) => _folder.Write(name, content);

    public void Write(string name, byte[] content) => File.WriteAllBytes(_folder.Write(name, ""), content);

    /// <summary>A scenario that is right: two Dockerfiles, two sources and the given scenario.yaml.</summary>
    public void Add(string name, string? yaml = null)
    {
        Write($"{name}/Dockerfile.single", Single);
        Write($"{name}/Dockerfile.multi", Multi);
        Write($"{name}/main.go", "package main\n");
        Write($"{name}/go.mod", "module example.com/movies\n");
        if (yaml is not null)
            Write($"{name}/scenario.yaml", yaml);
    }

    public CatalogResult Read(params string[] wanted) => ScenarioCatalog.Read(Path, wanted);

    public string[] Mistakes(params string[] wanted) => [.. Read(wanted).Mistakes.Select(mistake => Shown(mistake.ToString()))];

    /// <summary>The mistakes of one right scenario folder "app" with this scenario.yaml, each without its leading path.</summary>
    public static string[] MistakesOf(string yaml) => MistakesOf(Encoding.UTF8.GetBytes(yaml));

    public static string[] MistakesOf(byte[] yaml)
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("app");
        scenarios.Write("app/scenario.yaml", yaml);
        return [.. scenarios.Mistakes("app").Select(mistake =>
            mistake.Replace("scenarios/app/scenario.yaml:", "", StringComparison.Ordinal))];
    }

    public string Shown(string text) => text.Replace(Path, "scenarios", StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
