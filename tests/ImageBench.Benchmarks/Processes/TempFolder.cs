namespace ImageBench.Benchmarks.Processes;

/// <summary>A folder for what a benchmark needs, gone with all that is in it when the benchmark is over.</summary>
internal sealed class TempFolder : IDisposable
{
    public const string Prefix = "imagebench-benchmark-";

    public string FullPath { get; } = Directory.CreateTempSubdirectory(Prefix).FullName;

    public string Of(string name) => Path.Combine(FullPath, name);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
