using System.Formats.Tar;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Ports;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Ignore;

namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// A folder and a Dockerfile, made ready to be sent: listed at once, read and written as a tar each time that an engine asks.
/// </summary>
internal static class BuildContext
{
    /// <summary>
    /// Lists the context, with one file changed where an edit is given, or throws a <see cref="Fault"/> that names everything that keeps it
    /// from being sent.
    /// </summary>
    public static PackedContext List(string contextFolder, string dockerfilePath, FileEdit? edit, CancellationToken cancellationToken) =>
        List(contextFolder, dockerfilePath, edit, [], cancellationToken);

    /// <summary>The same with files that an earlier build left.</summary>
    public static PackedContext List(
        string contextFolder,
        string dockerfilePath,
        FileEdit? edit,
        IReadOnlyList<CarriedFile> carried,
        CancellationToken cancellationToken)
    {
        return Pack(contextFolder, dockerfilePath, edit, Entries(contextFolder, dockerfilePath, carried, cancellationToken));
    }

    /// <summary>What is sent, or a <see cref="Fault"/> that names everything that cannot be.</summary>
    public static IReadOnlyList<ContextEntry> Entries(
        string contextFolder, string dockerfilePath, IReadOnlyList<CarriedFile> carried, CancellationToken cancellationToken) =>
        Entries(contextFolder, dockerfilePath, carried, OwnFolders.None, cancellationToken);

    /// <summary>The same without what lies in folders of the harness's own.</summary>
    public static IReadOnlyList<ContextEntry> Entries(
        string contextFolder,
        string dockerfilePath,
        IReadOnlyList<CarriedFile> carried,
        OwnFolders own,
        CancellationToken cancellationToken)
    {
        var (entries, mistakes) = Read(
            contextFolder, dockerfilePath, carried, (folder, dockerfile) => ListFolder(folder, dockerfile, own, cancellationToken));
        return mistakes.Count == 0 ? entries : throw CannotBeSent(contextFolder, mistakes);
    }

    /// <summary>What was listed, with one file changed where an edit is given.</summary>
    public static PackedContext Pack(
        string contextFolder, string dockerfilePath, FileEdit? edit, IReadOnlyList<ContextEntry> entries)
    {
        var isIgnored = edit is not null && !entries.Any(entry => entry.Path == edit.Path);
        if (edit is not null)
            entries = Edited(entries, edit);
        return new PackedContext(
            entries[0].Path,
            entries.Count(entry => entry.Type != TarEntryType.Directory),
            new ByteSize(OncePerFile(entries).Sum(entry => entry.Length)),
            (target, token) => Task.Run(() => ContextTar.Write(entries, target, token), token))
        {
            ChangeIsIgnored = isIgnored,
            Folders = SyncedContext.Of(Path.GetFullPath(contextFolder), Path.GetFullPath(dockerfilePath), entries),
        };
    }

    /// <summary>What of a folder the rules for that Dockerfile keep.</summary>
    public static ContextListing ListFolder(string folder, string dockerfile, OwnFolders own, CancellationToken cancellationToken)
    {
        var listing = new ContextListing(folder, IgnoreRules.Read(folder, dockerfile), own.Within(folder));
        listing.AddAll(cancellationToken);
        return listing;
    }

    /// <summary>
    /// What is sent: the Dockerfile, then the others by name; and all that would keep it from being sent, whatever a build asks for:
    /// missing files, patterns that Docker refuses. <paramref name="list"/> lists a folder for a Dockerfile (full paths); its listing is
    /// added to.
    /// </summary>
    public static (IReadOnlyList<ContextEntry> Entries, IReadOnlyList<Mistake> Mistakes) Read(
        string contextFolder, string dockerfilePath, IReadOnlyList<CarriedFile> carried, Func<string, string, ContextListing> list)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(contextFolder));
        var dockerfile = Path.GetFullPath(dockerfilePath);
        if (!Directory.Exists(folder))
            return ([], [new Mistake(folder, null, "it is not a folder", "Make it, or name another as context in scenario.yaml")]);
        if (!File.Exists(dockerfile))
            return ([], [new Mistake(dockerfile, null, "it is not a file", "Write the Dockerfile, or correct its name in scenario.yaml")]);

        var listing = list(folder, dockerfile);
        foreach (var file in carried)
            listing.Add(file);
        // As docker build does, whatever the rules say: the builder needs both, and is sent nothing but this tar (so COPY . . can see
        // them).
        if (IgnoreFile.Find(folder, dockerfile) is { } ignoreFile
            && DockerfilePlace.Inside(folder, ignoreFile) is { } ignorePath
            && ignorePath == DockerfilePlace.PathOf(folder, ignoreFile))
        {
            listing.AddForBuilder(ignorePath, new FileInfo(ignoreFile));
        }

        var name = DockerfilePlace.Inside(folder, dockerfile) ?? FreeName(listing);
        listing.AddForBuilder(name, new FileInfo(File.ResolveLinkTarget(dockerfile, returnFinalTarget: true)?.FullName ?? dockerfile));

        var others = listing.Entries.Where(entry => entry.Path != name).OrderBy(entry => entry.Path, StringComparer.Ordinal);
        return ([.. listing.Entries.Where(entry => entry.Path == name), .. others], listing.Mistakes);
    }

    public static Fault CannotBeSent(string contextFolder, IReadOnlyList<Mistake> mistakes) =>
        new(ExitCode.BadInput, $"The build context {contextFolder} cannot be sent: {string.Join("; ", mistakes.Select(Phrase))}.");

    private static IEnumerable<ContextEntry> OncePerFile(IEnumerable<ContextEntry> entries) =>
        entries.GroupBy(entry => entry.Number).SelectMany(names => names.Key is null ? names : names.Take(1));

    // By its time too it is the newest: what decides by times (make, cargo) must see that it changed, whatever the dates in the folder. And
    // no two edits have one time: a builder takes a file of the same size and time for the same one.
    private static IReadOnlyList<ContextEntry> Edited(IReadOnlyList<ContextEntry> entries, FileEdit edit)
    {
        var newest = entries.Max(entry => entry.ModifiedAt);
        var at = edit.At > newest ? edit.At : newest.AddTicks(1 + ContextEntry.TicksOf(edit.Appended.Span));
        return [.. entries.Select(entry => entry.Path == edit.Path ? entry.Append(edit.Appended, at) : entry)];
    }

    private static string Phrase(Mistake mistake) =>
        $"{mistake.File}{(mistake.Line is { } line ? $":{line}" : "")}: {mistake.What} ({mistake.Remedy})";

    private static string FreeName(ContextListing listing)
    {
        var name = ContextTar.CopyName;
        for (var number = 2; listing.Has(name); number++)
            name = $"{ContextTar.CopyName}-{number}";
        return name;
    }
}
