using ImageBench.Model;

namespace ImageBench.Scenarios.Revisions;

/// <summary>Finds the revisions that are meant by what was typed, or by what a CI system says.</summary>
internal sealed class RevisionSearch(GitRepository repository, ContinuousIntegration integration)
{
    /// <summary>What asks for the base that the CI system names.</summary>
    public const string Auto = "auto";

    private const string Deepen = "fetch the whole history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0; by hand: "
        + "git fetch --unshallow), then run again";

    private readonly GitRepository _repository = repository;

    /// <summary>The commit that a name means; null: the one that the working tree is based on.</summary>
    public async Task<Revision> FindHead(string? name, CancellationToken cancellationToken)
    {
        var asked = name ?? "HEAD";
        var id = await _repository.FindCommit(asked, cancellationToken) ?? throw (name is null
            ? new Fault(ExitCode.BadInput, $"The repository {_repository.Root} has no commit yet, and so no base to compare with.")
            : Unknown("--head", name));
        return await _repository.Describe(id, asked, cancellationToken);
    }

    /// <summary>
    /// The base that a name means: of a branch the last commit that the head has too, of anything else that commit; "auto": what the CI
    /// system says, which may be none. A <see cref="Fault"/> where a name that was typed means nothing.
    /// </summary>
    public async Task<BaseRevision> FindBase(string name, Revision head, CancellationToken cancellationToken)
    {
        if (name == Auto)
            return await FindAutomatic(head, cancellationToken);
        foreach (var spelling in (string[])[name, $"origin/{name}"])
        {
            if (await _repository.FindCommit(spelling, cancellationToken) is not { } id)
                continue;
            if (!await _repository.IsBranch(spelling, cancellationToken))
                return new BaseRevision(await _repository.Describe(id, spelling, cancellationToken), null);
            var shared = await _repository.FindMergeBase(id, head.Id, cancellationToken) ?? throw Apart(spelling, head);
            return new BaseRevision(await Shared(shared, spelling, head, cancellationToken), null);
        }

        throw Unknown("--base", name);
    }

    private async Task<BaseRevision> FindAutomatic(Revision head, CancellationToken cancellationToken)
    {
        var named = integration.Bases;
        foreach (var candidate in named.Append(new BaseCandidate("HEAD", true, "the remote's default branch")))
        {
            var spelling = candidate.IsBranch ? $"origin/{candidate.Name}" : candidate.Name;
            if (await _repository.FindCommit(spelling, cancellationToken) is not { } id)
                continue;
            var words = $"{spelling} (from {candidate.Source})";
            // A job that is run again is told of the last that it built: its own.
            if (!candidate.IsBranch && id == head.Id)
                continue;
            if (!candidate.IsBranch)
                return new BaseRevision(await _repository.Describe(id, words, cancellationToken), null);
            // Of the branch itself what is compared is what came since; on it, its last commit has nothing to be compared with but its own.
            if (await _repository.FindMergeBase(id, head.Id, cancellationToken) is { } shared && shared != head.Id)
                return new BaseRevision(await Shared(shared, words, head, cancellationToken), null);
        }

        return new BaseRevision(null, WhyNone(named.Count == 0 ? await WhyNotByItself(cancellationToken) : NotHere(named)));
    }

    private async Task<Revision> Shared(string id, string words, Revision head, CancellationToken cancellationToken) =>
        await _repository.Describe(id, $"the merge base of {words} and {head.Words}", cancellationToken);

    private static string NotHere(IReadOnlyList<BaseCandidate> named) =>
        string.Join(", ", named.Select(candidate => $"{candidate.Name} ({candidate.Source})").Distinct())
            + " is not in this clone, or is the head itself";

    private async Task<string> WhyNotByItself(CancellationToken cancellationToken) =>
        "no variable of a CI system names one, and " + (
            await _repository.FindCommit("origin/HEAD", cancellationToken) is not null
                ? "nothing came since the remote's default branch ('--base HEAD' compares what is not committed yet)"
            : await _repository.HasRemote(cancellationToken) ? "git does not know the default branch of a remote 'origin' here "
                + "('git remote set-head origin --auto' asks it)"
            : "the repository has no remote, whose default branch would be one");

    private string WhyNone(string tried) => $"No base was found: {PlainText.Line(tried)}. "
        + (_repository.IsShallow ? $"The clone is shallow: {Deepen}. " : "")
        + "The head is measured alone; --base REV names a base.";

    private Fault Unknown(string option, string name) => new(
        ExitCode.BadInput,
        _repository.IsShallow
            ? $"{option} {PlainText.Line(name)} is no commit of this clone, which is shallow: {Deepen}."
            : $"{option} {PlainText.Line(name)} is no commit of the repository {_repository.Root}: name a branch, a tag or a commit that "
                + "'git log' shows, or fetch it first.");

    private Fault Apart(string name, Revision head) => new(
        ExitCode.BadInput,
        _repository.IsShallow
            ? $"What {PlainText.Line(name)} and {head.Words} have in common is not in this clone, which is shallow: {Deepen}."
            : $"{PlainText.Line(name)} and {head.Words} have no commit in common: name a commit instead of a branch.");
}
