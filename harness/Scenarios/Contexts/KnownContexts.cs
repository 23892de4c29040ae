using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Ignore;

namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// The contexts of a run before its first build. A folder is listed once for each ignore file that holds in it, however many Dockerfiles
/// are built with it and however often they are asked for, since a folder can be large. The builds list theirs anew: each is sent what
/// is there then. Of revisions (<paramref name="withoutGit"/>) what git keeps beside the files is left out.
/// </summary>
internal sealed class KnownContexts(bool withoutGit = false)
{
    private readonly Dictionary<(string Folder, string? IgnoreFile), ContextListing> _listings = [];
    private readonly Dictionary<(string Folder, string Dockerfile), Contents> _read = [];
    private readonly Dictionary<string, IReadOnlyList<ContextEntry>> _named = new(StringComparer.Ordinal);

    /// <summary>Gets the folders of which nothing is sent.</summary>
    public OwnFolders Own { get; init; } = OwnFolders.None;

    /// <summary>Whether something of git's would have been sent so far.</summary>
    public bool HasLeftOut { get; private set; }

    /// <summary>What is sent: the Dockerfile, then the others by name. A <see cref="Fault"/> names everything that cannot be.</summary>
    public IReadOnlyList<ContextEntry> Entries(string contextFolder, string dockerfilePath, CancellationToken cancellationToken)
    {
        var read = Read(contextFolder, dockerfilePath, cancellationToken);
        return read.Mistakes.Count == 0 ? read.Entries : throw BuildContext.CannotBeSent(contextFolder, read.Mistakes);
    }

    /// <summary>What is sent of a folder that a Dockerfile can name beside its context; a <see cref="Fault"/> as above.</summary>
    public IReadOnlyList<ContextEntry> NamedEntries(string folder, CancellationToken cancellationToken)
    {
        if (!_named.TryGetValue(folder, out var known))
            _named[folder] = known = Sent(NamedFolder.Entries(folder, Own, cancellationToken));
        return known;
    }

    /// <summary>All that would keep it from being sent: missing files, patterns that Docker refuses.</summary>
    public IReadOnlyList<Mistake> MistakesIn(string contextFolder, string dockerfilePath, CancellationToken cancellationToken) =>
        Read(contextFolder, dockerfilePath, cancellationToken).Mistakes;

    private Contents Read(string contextFolder, string dockerfilePath, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue((contextFolder, dockerfilePath), out var known))
            return known;
        var (entries, mistakes) = BuildContext.Read(
            contextFolder, dockerfilePath, [], (folder, dockerfile) => List(folder, dockerfile, cancellationToken));
        return _read[(contextFolder, dockerfilePath)] = new Contents(Sent(entries), mistakes);
    }

    private IReadOnlyList<ContextEntry> Sent(IReadOnlyList<ContextEntry> entries)
    {
        var sent = withoutGit ? GitFolder.LeftOut(entries) : entries;
        HasLeftOut |= sent.Count < entries.Count;
        return sent;
    }

    private ContextListing List(string folder, string dockerfile, CancellationToken cancellationToken)
    {
        var key = (folder, IgnoreFile.Find(folder, dockerfile));
        if (!_listings.TryGetValue(key, out var listing))
            _listings[key] = listing = BuildContext.ListFolder(folder, dockerfile, Own, cancellationToken);
        return listing.Copy();
    }

    private sealed record Contents(IReadOnlyList<ContextEntry> Entries, IReadOnlyList<Mistake> Mistakes);
}
