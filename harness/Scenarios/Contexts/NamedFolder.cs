namespace ImageBench.Scenarios.Contexts;

/// <summary>A folder that a Dockerfile can name beside its context: its own ignore file holds in it.</summary>
internal static class NamedFolder
{
    private const string IgnoreFileName = ".dockerignore";

    // No Dockerfile is built with such a folder, so that no ignore file of one holds in it.
    private const string NoDockerfile = ".imagebench.none";

    /// <summary>The Dockerfile that it would be sent with, for those who ask what rules hold in it.</summary>
    public static string DockerfileOf(string folder) => Path.Combine(folder, NoDockerfile);

    /// <summary>What of it is sent; a <see cref="Model.Fault"/> names all that cannot be.</summary>
    public static IReadOnlyList<ContextEntry> Entries(string folder, OwnFolders own, CancellationToken cancellationToken)
    {
        var listing = BuildContext.ListFolder(folder, DockerfileOf(folder), own, cancellationToken);
        var ignoreFile = Path.Combine(folder, IgnoreFileName);
        if (File.Exists(ignoreFile))
            listing.AddForBuilder(IgnoreFileName, new FileInfo(ignoreFile));
        return listing.Mistakes.Count == 0
            ? [.. listing.Entries]
            : throw BuildContext.CannotBeSent(folder, listing.Mistakes);
    }
}
