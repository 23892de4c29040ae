namespace ImageBench.Engine.Registries.Artifacts;

/// <summary>Folders under tags of one repository, which several machines reach.</summary>
internal interface IFolderRepository
{
    /// <summary>
    /// Packs and sends it; how many bytes were sent. <paramref name="notes"/> is told all that went to and fro so far, and with the folder
    /// itself.
    /// </summary>
    Task<long> Push(
        string tag, string folder, Func<RegistryTraffic, IReadOnlyDictionary<string, string>> notes, CancellationToken cancellationToken);

    /// <summary>What is under a tag; null: nothing yet.</summary>
    Task<FolderNotes?> Find(string tag, CancellationToken cancellationToken);

    /// <summary>Unpacks what is under a tag into a folder that is new.</summary>
    Task<FolderNotes> Pull(string tag, string folder, CancellationToken cancellationToken);

    /// <summary>Whether nothing is under that tag any more.</summary>
    Task<bool> Remove(string tag, CancellationToken cancellationToken);
}
