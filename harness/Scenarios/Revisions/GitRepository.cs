using System.Globalization;
using ImageBench.Model;
using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Scenarios.Revisions;

/// <summary>A repository with a working tree, as git reads it.</summary>
internal sealed class GitRepository
{
    // Files are given that time, and there are file systems that know none after 2106.
    private const long LastSecond = uint.MaxValue;

    // As ls-files shows them.
    private const string LeftOutMark = "S ";

    private readonly GitProgram _git;

    private GitRepository(GitProgram git, string root, bool isShallow) => (_git, Root, IsShallow) = (git, root, isShallow);

    /// <summary>The folder of the working tree.</summary>
    public string Root { get; }

    /// <summary>Whether its history was cut off when it was cloned.</summary>
    public bool IsShallow { get; }

    /// <summary>The repository that a folder lies in; a <see cref="Fault"/> where it lies in none, or git does not trust it.</summary>
    public static async Task<GitRepository> Open(string folder, CancellationToken cancellationToken)
    {
        var git = GitProgram.In(folder);
        var answer = await git.Ask(cancellationToken, "rev-parse", "--is-shallow-repository", "--show-toplevel");
        if (answer.IsGood && answer.Lines is [var shallow, var root, ..])
            return new GitRepository(git.At(root), root, shallow == "true");
        throw new Fault(ExitCode.BadInput, answer.Error switch
        {
            var error when error.Contains("not a git repository", StringComparison.Ordinal) =>
                $"{folder} lies in no git repository, and so has no revisions: give a path inside of one, or compare two images with "
                    + "'imagebench diff A B'.",
            var error when error.Contains("dubious ownership", StringComparison.Ordinal) =>
                $"The repository of {folder} is another user's, and git does not read it: 'git config --global --add safe.directory DIR' "
                    + "with its folder lets it.",
            var error when error.Contains("work tree", StringComparison.Ordinal) =>
                $"The repository of {folder} has no working tree: give a path in a checkout of it.",
            var error => git.Refused("rev-parse", error).Message,
        });
    }

    /// <summary>The folder of what all of its working trees share: objects, and what extensions of git keep beside them.</summary>
    public async Task<string> FindCommonFolder(CancellationToken cancellationToken) =>
        Path.GetFullPath((await _git.Get(cancellationToken, "rev-parse", "--git-common-dir")).Line, Root);

    /// <summary>The id of a commit by any of git's names for it; null: it is not here.</summary>
    public async Task<string?> FindCommit(string name, CancellationToken cancellationToken)
    {
        // Git would take it for an option.
        if (name.Length == 0 || name.StartsWith('-') || name.Contains('\0', StringComparison.Ordinal))
            return null;
        var answer = await _git.Ask(cancellationToken, "rev-parse", "--verify", "--quiet", $"{name}^{{commit}}");
        return answer.IsGood ? answer.Line : null;
    }

    /// <summary>Whether it knows of another repository.</summary>
    public async Task<bool> HasRemote(CancellationToken cancellationToken) =>
        await _git.Ask(cancellationToken, "remote") is { IsGood: true, Line.Length: > 0 };

    /// <summary>Whether a name is a branch's, here or of a remote: it moves on while others work.</summary>
    public async Task<bool> IsBranch(string name, CancellationToken cancellationToken)
    {
        // What is checked out stands for a branch too, and means its commit.
        if (name is "HEAD" or "@")
            return false;
        var answer = await _git.Ask(cancellationToken, "rev-parse", "--symbolic-full-name", name);
        return answer.IsGood && (answer.Line.StartsWith("refs/heads/", StringComparison.Ordinal)
            || answer.Line.StartsWith("refs/remotes/", StringComparison.Ordinal));
    }

    /// <summary>The last commit that both have; null: they have none, or it is not here.</summary>
    public async Task<string?> FindMergeBase(string one, string other, CancellationToken cancellationToken)
    {
        var answer = await _git.Ask(cancellationToken, "merge-base", one, other);
        return answer.IsGood ? answer.Lines[0] : null;
    }

    /// <summary>The revision with that id, found as <paramref name="words"/> say.</summary>
    public async Task<Revision> Describe(string id, string words, CancellationToken cancellationToken)
    {
        var commit = await _git.Get(cancellationToken, "cat-file", "commit", id);
        return new Revision(id, words, CommittedAt(commit.Lines));
    }

    /// <summary>All that a revision has below a folder (from the root; empty: all), files of submodules left out.</summary>
    public async Task<IReadOnlyList<TreeEntry>> List(string id, string folder, CancellationToken cancellationToken)
    {
        string[] asked = ["ls-tree", "-r", "-l", "-z", "--full-tree", id];
        var listed = await _git.Ask(cancellationToken, folder.Length == 0 ? asked : [.. asked, "--", folder]);
        return listed.IsGood ? TreeEntry.ReadAll(listed.Output)
            : throw (IsOfAPartialClone(listed.Error) ? _git.LeftOut($"Not all that {id} holds", listed.Error)
                : _git.Refused(asked[0], listed.Error));
    }

    /// <summary>
    /// The files of the working tree below a folder (from the root; empty: all), also those that are not there any more; without those that
    /// git ignores.
    /// </summary>
    public async Task<IReadOnlyList<string>> ListFiles(string folder, CancellationToken cancellationToken)
    {
        string[] asked = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
        var files = await _git.Get(cancellationToken, folder.Length == 0 ? asked : [.. asked, "--", folder]);
        return files.Parts;
    }

    /// <summary>What lies in the working tree and git ignores: files, and folders of which it ignores all.</summary>
    public async Task<IReadOnlyList<string>> ListIgnored(CancellationToken cancellationToken) =>
    [
        .. (await _git.Get(cancellationToken, "ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory")).Parts
            .Select(path => path.TrimEnd('/')),
    ];

    /// <summary>
    /// The files that git's sparse checkout leaves out of the working tree, as it was told to; none where it is not one.
    /// </summary>
    public async Task<IReadOnlySet<string>> ListLeftOut(CancellationToken cancellationToken)
    {
        if (!await Has("core.sparseCheckout", "true", cancellationToken))
            return new HashSet<string>();
        var files = await _git.Get(cancellationToken, "ls-files", "-t", "-z");
        return files.Parts
            .Where(file => file.StartsWith(LeftOutMark, StringComparison.Ordinal))
            .Select(file => file[LeftOutMark.Length..])
            .Where(file => !Path.Exists(Path.Combine(Root, file)))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Where the file at that path lay in an earlier revision, as git finds renames up to a <paramref name="later"/> one (null: what is
    /// about to be committed); null: it is not known.
    /// </summary>
    public async Task<string?> FindRenamed(string earlier, string? later, string path, CancellationToken cancellationToken)
    {
        // "R087\0was\0is\0" for each. Nothing is shown of contents, so that no program of the repository's is asked about them.
        string[] asked = ["-M", "-z", "--name-status", "--diff-filter=R"];
        var parts = (await (later is null
            ? _git.Get(cancellationToken, ["diff-index", "--cached", .. asked, earlier])
            : _git.Get(cancellationToken, ["diff-tree", "-r", "--no-commit-id", .. asked, earlier, later]))).Parts;
        for (var at = 0; at + 2 < parts.Count; at += 3)
        {
            if (parts[at + 2] == path)
                return parts[at + 1];
        }

        return null;
    }

    /// <summary>
    /// What a checkout of a commit makes of the line ends of those files; <paramref name="index"/>: a path for what git needs meanwhile.
    /// </summary>
    public Task<LineEndRules> FindLineEnds(
        string commit, IReadOnlyList<string> paths, string index, CancellationToken cancellationToken) =>
        new LineEndSearch(_git, index).Find(commit, paths, cancellationToken);

    /// <summary>Whether the modes of files in the working tree tell anything.</summary>
    public async Task<bool> KeepsModes(CancellationToken cancellationToken) =>
        !await Has("core.fileMode", "false", cancellationToken);

    /// <summary>Opens a way to the contents of files.</summary>
    public BlobSource OpenBlobs() => new(_git);

    private async Task<bool> Has(string setting, string value, CancellationToken cancellationToken) =>
        await _git.Ask(cancellationToken, "config", "--type=bool", "--get", setting) is { IsGood: true } answer && answer.Line == value;

    // Their lengths are asked for, and some versions of git stop at the first that they have not and may not fetch.
    private static bool IsOfAPartialClone(string error) =>
        error.Contains("promisor", StringComparison.Ordinal) || error.Contains("object info", StringComparison.Ordinal);

    // "committer NAME <MAIL> SECONDS ZONE" before the first blank line; after it comes the message, which may say the same. Git checks
    // none of it where an object is made by hand, so that what is missing or no time is 1970.
    private static DateTimeOffset CommittedAt(IEnumerable<string> lines)
    {
        var committer = lines.TakeWhile(line => line.Length > 0)
            .FirstOrDefault(line => line.StartsWith("committer ", StringComparison.Ordinal))?.Split(' ');
        return committer is [.., var said, _]
            && long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= LastSecond
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : DateTimeOffset.UnixEpoch;
    }
}
