using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Model;

namespace ImageBench.Tests.Runs.Fleets;

/// <summary>A repository in memory: the names and texts of the files of each folder.</summary>
internal sealed class HeldFolders : IFolderRepository
{
    private readonly Dictionary<string, (Dictionary<string, string> Files, IReadOnlyDictionary<string, string> Notes)> _held = [];

    public IEnumerable<string> Tags => _held.Keys.Order(StringComparer.Ordinal);

    /// <summary>What happens whenever a folder is pulled, by its tag.</summary>
    public Action<string> Pulling { get; set; } = _ => { };

    // What the next one to send had of the registry.
    public RegistryTraffic Traffic { get; set; } = new(9, new ByteSize(12_300));

    public Task<long> Push(
        string tag, string folder, Func<RegistryTraffic, IReadOnlyDictionary<string, string>> notes, CancellationToken cancellationToken)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText);
        _held[tag] = (files, notes(Traffic));
        return Task.FromResult(1L);
    }

    public Task<FolderNotes?> Find(string tag, CancellationToken cancellationToken) =>
        Task.FromResult(_held.TryGetValue(tag, out var held) ? new FolderNotes(held.Notes, 1) : null);

    public async Task<FolderNotes> Pull(string tag, string folder, CancellationToken cancellationToken)
    {
        Pulling(tag);
        foreach (var (name, text) in _held[tag].Files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }

        return new FolderNotes(_held[tag].Notes, 1);
    }

    public Task<bool> Remove(string tag, CancellationToken cancellationToken)
    {
        _held.Remove(tag);
        return Task.FromResult(true);
    }
}
