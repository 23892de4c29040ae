using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Ignore;

namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// The contexts of a run before its first build. A folder is listed once for each ignore file that holds in it, however many Dockerfiles
/// are built with it and however often they are asked for, since a folder can be large. The builds list theirs anew: each is sent what
/// is there then.
/// </summary>
internal sealed class KnownContexts
{
    private readonly Dictionary<(string Folder, string? IgnoreFile), ContextListing> _listings = [];
    private readonly Dictionary<(string Folder, string Dockerfile), Contents> _read = [];

    /// <summary>What is sent: the Dockerfile, then the others by name. A <see cref="Fault"/> names everything that cannot be.</summary>
    public IReadOnlyList<ContextEntry> Entries(string contextFolder, string dockerfilePath, CancellationToken cancellationToken)
    {
        var read = Read(contextFolder, dockerfilePath, cancellationToken);
        return read.Mistakes.Count == 0 ? read.Entries : throw BuildContext.CannotBeSent(contextFolder, read.Mistakes);
    }

    /// <summary>All that would keep it from being sent: missing files, patterns that Docker refuses, things that cannot be read.</summary>
    public IReadOnlyList<Mistake> MistakesIn(string contextFolder, string dockerfilePath, CancellationToken cancellationToken) =>
        Read(contextFolder, dockerfilePath, cancellationToken).Mistakes;

    private Contents Read(string contextFolder, string dockerfilePath, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue((contextFolder, dockerfilePath), out var known))
            return known;
        var (entries, mistakes) = BuildContext.Read(
            contextFolder, dockerfilePath, [], (folder, dockerfile) => List(folder, dockerfile, cancellationToken));
        return _read[(contextFolder, dockerfilePath)] = new Contents(entries, mistakes);
    }

    private ContextListing List(string folder, string dockerfile, CancellationToken cancellationToken)
    {
        var key = (folder, IgnoreFile.Find(folder, dockerfile));
        if (!_listings.TryGetValue(key, out var listing))
            _listings[key] = listing = BuildContext.ListFolder(folder, dockerfile, cancellationToken);
        return listing.Copy();
    }

    private sealed record Contents(IReadOnlyList<ContextEntry> Entries, IReadOnlyList<Mistake> Mistakes);
}
