using ImageBench.Scenarios;
using ImageBench.Scenarios.BuildFiles;

namespace ImageBench.Tests.Scenarios.BuildFiles;

/// <summary>A folder of two Dockerfiles, and what is read of a compose.yaml in it.</summary>
internal sealed class SampleCompose : IDisposable
{
    private readonly TempFolder _folder = new();

    public SampleCompose()
    {
        _folder.Write("api/Dockerfile", "ARG VERSION\nFROM golang AS build\nFROM scratch AS run\n");
        _folder.Write("web/docker/prod.dockerfile", "FROM scratch\n");
    }

    public string Folder => _folder.Path;

    public Dictionary<string, string> Environment { get; } = [];

    public string Write(string name, string content) => _folder.Write(name, content);

    public CatalogResult Read(string text, params string[] services)
    {
        _folder.Write("compose.yaml", text);
        return BuildFileCatalog.OfCompose(
            Path.Combine(_folder.Path, "compose.yaml"), services, name => Environment.GetValueOrDefault(name));
    }

    /// <summary>Sentences, in which the file is called FILE.</summary>
    public string[] Mistakes(CatalogResult read) => [.. read.Mistakes.Select(mistake => Shown(mistake.ToString()))];

    public string Shown(string text) => text.Replace(Path.Combine(_folder.Path, "compose.yaml"), "FILE", StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
