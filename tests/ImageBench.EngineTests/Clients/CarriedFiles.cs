using ImageBench.EngineTests.Tool;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Ports;

namespace ImageBench.EngineTests.Clients;

/// <summary>Files that one build leaves for the next, taken out of its image.</summary>
internal sealed class CarriedFiles : IDisposable
{
    private readonly List<ScratchFile> _scratch = [];

    private readonly List<CarriedFile> _files = [];

    public IReadOnlyList<CarriedFile> Files => _files;

    public static async Task<CarriedFiles> TakeOut(IEngine engine, string imageId, EarlierBuild earlier, RunLabel label)
    {
        var carried = new CarriedFiles();
        foreach (var (source, target) in earlier.Carried)
        {
            carried._scratch.Add(new ScratchFile(Path.GetTempPath()));
            var file = await engine.ReadFile(
                imageId, source, label.ForContainers(), carried._scratch[^1], TestContext.Current.CancellationToken);
            carried._files.Add(file! with { Path = target });
        }

        return carried;
    }

    /// <summary>Copies a folder and puts the files there, as somebody does who carries them from one docker build to the next.</summary>
    public static async Task CopyBeside(string folder, IReadOnlyList<CarriedFile> files, string copy)
    {
        await Shell.Run($"cp -a '{folder}' '{copy}'");
        foreach (var file in files)
        {
            var path = Path.Combine(copy, file.Path);
            await using (var from = file.Open())
            await using (var to = File.Create(path))
                await from.CopyToAsync(to, TestContext.Current.CancellationToken);
            File.SetUnixFileMode(path, file.Mode);
        }
    }

    public void Dispose() => _scratch.ForEach(file => file.Dispose());
}
