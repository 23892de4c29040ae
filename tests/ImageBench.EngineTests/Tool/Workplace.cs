using ImageBench.EngineTests.Stage;

namespace ImageBench.EngineTests.Tool;

/// <summary>A folder of scenarios and one of results for one test, gone when it is over.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-");

    public string Path => _folder.FullName;

    public string Scenarios => System.IO.Path.Combine(Path, "scenarios");

    public string Results => System.IO.Path.Combine(Path, "results");

    /// <summary>The run folders, oldest first.</summary>
    public IReadOnlyList<string> Runs =>
        Directory.Exists(Results) ? [.. Directory.GetDirectories(Results).Order(StringComparer.Ordinal)] : [];

    public Workplace With(string scenario, string file, string content)
    {
        var path = System.IO.Path.Combine(Scenarios, scenario, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    /// <summary>A scenario whose every Dockerfile is given as a name and its lines.</summary>
    public Workplace Scenario(string name, params (string Variant, string Dockerfile)[] variants)
    {
        foreach (var (variant, dockerfile) in variants)
            With(name, $"Dockerfile.{variant}", dockerfile);
        return this;
    }

    public string[] Arguments(TestEngine engine, params string[] more) =>
        ["--scenarios", Scenarios, "--results", Results, "--engine", engine.Address, "--base-set", "debian", "--display", "plain", .. more];

    public void Dispose() => _folder.Delete(recursive: true);
}
