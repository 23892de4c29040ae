using BenchmarkDotNet.Attributes;
using ImageBench.Benchmarks.Contexts;
using ImageBench.Benchmarks.Processes;
using ImageBench.Running.Ports;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Benchmarks.Micro;

/// <summary>A context listed, and written as a tar that nobody reads.</summary>
public class ContextPacking
{
    private DirectoryInfo? _folder;
    private PackedContext? _context;

    private string Folder => _folder!.FullName;

    [GlobalSetup]
    public void Write()
    {
        _folder = Directory.CreateTempSubdirectory(TempFolder.Prefix);
        SampleContext.WriteSmallFiles(Folder, "none");
        _context = List();
    }

    [GlobalCleanup]
    public void Remove() => _folder?.Delete(recursive: true);

    [Benchmark(Description = "context: 20,000 files listed")]
    public int Listed() => List().Files;

    [Benchmark(Description = "context: 20,000 files, 77 MB, as a tar to nowhere")]
    public Task Packed() => _context!.Write(Stream.Null, CancellationToken.None);

    private PackedContext List() => BuildContext.List(Folder, Path.Combine(Folder, "Dockerfile"), edit: null, CancellationToken.None);
}
