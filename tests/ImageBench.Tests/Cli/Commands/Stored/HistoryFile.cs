using ImageBench.Tests.Cli.Started;

namespace ImageBench.Tests.Cli.Commands.Stored;

/// <summary>A history of sizes, with what its commands say of it.</summary>
internal sealed class HistoryFile : IDisposable
{
    private readonly TempFolder _temp = new();

    public string Folder => _temp.Path;

    public string File => Path.Combine(_temp.Path, "sizes.csv");

    public string Text() => System.IO.File.ReadAllText(File);

    /// <summary>A run a size, a day apart.</summary>
    public async Task AddAll(params long[] sizes)
    {
        foreach (var (place, size) in sizes.Index())
            await Call("add", Run(place + 1, size), "--revision", $"{place + 1}f2a1bcde77");
    }

    /// <summary>The folder of a run of two images and one that failed, so many days after the first.</summary>
    public string Run(int day, long bytes) => new StoredRun($"run{day}")
    {
        Run = Some.Run() with { StartedAt = Some.Time.AddDays(day - 1) },
    }
        .Add("single", 613_000_000, 10).Add("multi", bytes, 10).AddFailed("broken").Write(_temp.Path);

    public Task<Ended> Call(string command, params string[] arguments) =>
        InvokedCommand.Run(["history", command, "--file", File, .. arguments]);

    public void Dispose() => _temp.Dispose();
}
