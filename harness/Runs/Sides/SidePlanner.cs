using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Provisioning;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Planning;
using ImageBench.Runs.Sides.Places;
using ImageBench.Scenarios.Contexts;
using ImageBench.Scenarios.Revisions;
using ImageBench.Scenarios.Revisions.Trees;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Runs.Sides;

/// <summary>Plans the comparison of two revisions: finds them, lays out what does not lie on disk, and joins the two sides.</summary>
internal sealed class SidePlanner(SidesRequest request, StateFolder state, IHost host, ContinuousIntegration integration)
{
    private readonly SideNotes _notes = new();
    private readonly KnownContexts _contexts = new(withoutGit: true) { Own = new OwnFolders([state.Path]) };
    private readonly OtherParents _others = request.Run.OtherParents(state);
    private readonly AskedBuild _asked = new(request.Run.Sources);

    public async Task<PlannedSides> Plan(CancellationToken cancellationToken)
    {
        var path = request.File ?? request.Path;
        var repository = await GitRepository.Open(SidePlace.FolderOf(path), cancellationToken);
        var place = SidePlace.Find(repository, path, request.Context);
        var search = new RevisionSearch(repository, integration);
        var head = await search.FindHead(request.Head, cancellationToken);
        var found = await search.FindBase(request.Base, head, cancellationToken);
        if (found.WhyNot is not null)
            _notes.Add(found.WhyNot);
        RevisionFolder? folder = null;
        try
        {
            folder = RevisionFolder.Make(state, host);
            var run = await Plan(repository, place, head, found.Revision, folder, cancellationToken);
            var planned = new PlannedSides(run, _notes.All, folder)
            {
                Sources = Sources(found.Revision, head),
                Repository = repository.Root,
                Head = request.Head is null ? repository.Root : folder.TreeOf(SideWord.Head),
            };
            folder = null;
            return planned;
        }
        finally
        {
            folder?.Dispose();
        }
    }

    private async Task<PlannedRun?> Plan(
        GitRepository repository,
        SidePlace place,
        Revision head,
        Revision? from,
        RevisionFolder folder,
        CancellationToken cancellationToken)
    {
        var defined = request.File is null ? null : new DefinedSides(
            request.Run.Sources, place.Named, SidePlace.PlaceOf(repository, Environment.CurrentDirectory) ?? place.Folder);
        var read = new HeadSides(repository, place, request.Head, _asked);
        var (root, heads) = defined is null
            ? await read.Read(head, folder, cancellationToken)
            : await read.Read(defined, head, folder, _notes.Add, cancellationToken);
        if (defined is null && request.Context is null && heads.All(side => SidePlace.FolderOfFile(side.Dockerfile) != place.Folder))
            _notes.AddOtherTool(OwnSources.OtherTool(Path.Combine(root, place.Folder)));
        if (read.Laid is { } laid)
            TellLacking(SideWord.Head, laid, heads.Select(side => side.Variant), cancellationToken);
        var bases = from is null
            ? new RevisedVariant?[heads.Count]
            : await FindBases(repository, defined, place, head, from, heads, root, folder, cancellationToken);
        if (from is not null)
            _notes.AddRevisions(from, request.Head is null ? null : head);
        if (from is not null && request.Head is null)
            await TellIgnored(repository, heads, cancellationToken);
        var pairs = heads.Zip(bases, (now, was) => (now, was)).ToList();
        List<Variant> all = [.. heads.Select(side => side.Variant.Variant), .. bases.OfType<RevisedVariant>().Select(side => side.Variant)];
        if (_asked.Untaken().Concat(_others.MistakesAmong(all)).ToList() is { Count: > 0 } mistakes)
            throw new Fault(ExitCode.BadInput, string.Join('\n', mistakes));
        var scenarios = Touched(pairs, from is not null, cancellationToken);
        if (scenarios.Count == 0)
            return null;
        var asked = ResultsPlace.Outside(request.Run, [.. heads.Select(side => side.Variant.Scenario)], state);
        var run = PlannedRun.Of(asked, scenarios, _contexts, cancellationToken);
        if (_contexts.HasLeftOut)
            _notes.AddGitsOwn();
        return run with { Sources = Sources(from, head), Remarks = _notes.All };
    }

    private async Task<RevisedVariant?[]> FindBases(
        GitRepository repository,
        DefinedSides? defined,
        SidePlace place,
        Revision head,
        Revision from,
        IReadOnlyList<SideScenario> heads,
        string headRoot,
        RevisionFolder folder,
        CancellationToken cancellationToken)
    {
        var leftOut = request.Head is null ? await repository.ListLeftOut(cancellationToken) : new HashSet<string>();
        _notes.AddLeftOut(leftOut);
        var tree = (await RevisionTree.Read(repository, from, cancellationToken)).Without(leftOut);
        var headId = request.Head is null ? null : head.Id;
        var was = defined is null ? null : await defined.In(tree, repository, headId, _notes.Add, cancellationToken);
        if (defined is not null && was is null)
            return new RevisedVariant?[heads.Count];
        var sides = new BaseSides(repository, tree, headId, place, _asked, _notes.Add);
        var needed = was is null ? await sides.Locate(heads, cancellationToken) : [""];
        var like = new WorkingTree(headRoot, request.Head is not null || await repository.KeepsModes(cancellationToken));
        var laid = await tree.LayOut(needed, folder.TreeOf(SideWord.Base), like, head.CommittedAt, cancellationToken);
        var found = was is null
            ? [.. heads.Select(side => sides.Find(side, laid.Folder))]
            : was.Bases(heads, laid.Folder, headRoot, repository.Root, _asked, _notes.Add, cancellationToken).ToArray();
        var inputs = new BaseInputs(_contexts, request.Run.Given, _notes.Add);
        found = [.. heads.Zip(found, (now, side) => inputs.Held(now.Name, side, cancellationToken))];
        TellLacking(SideWord.Base, laid, found, cancellationToken);
        return found;
    }

    private void TellLacking(string side, LaidOutTree laid, IEnumerable<RevisedVariant?> variants, CancellationToken cancellationToken)
    {
        if (laid is not { Pointers: [], EmptySubmodules: [] })
            _notes.AddLacking(side, laid, Sent(laid.Folder, variants, cancellationToken));
    }

    // They came with a build or a test here, and would count as what the change added.
    private async Task TellIgnored(GitRepository repository, IReadOnlyList<SideScenario> heads, CancellationToken cancellationToken)
    {
        var ignored = await repository.ListIgnored(cancellationToken);
        if (ignored.Count > 0)
            _notes.AddIgnored(ignored.Intersect(Sent(repository.Root, heads.Select(side => side.Variant), cancellationToken)));
    }

    /// <summary>Of several, those that the change touches; one alone is always built.</summary>
    private List<Scenario> Touched(
        List<(SideScenario Now, RevisedVariant? Was)> pairs, bool hasBase, CancellationToken cancellationToken)
    {
        var touched = new TouchedScenarios(_contexts);
        var isChosen = pairs.ToLookup(pair => pairs.Count == 1 || request.All || !hasBase
            || touched.IsTouched(pair.Was, pair.Now.Variant, cancellationToken));
        if (isChosen[false].Any())
            _notes.AddUntouched(isChosen[false].Select(pair => pair.Now.Name));
        // What was asked for, for whoever asks it again.
        string[] sources = request.File is null ? [Path.GetFullPath(request.Path)] : [];
        return [.. isChosen[true].Select(pair =>
            JoinedScenario.From(pair.Now.Name, OnOthers(pair.Was), OnOthers(pair.Now.Variant)!) with { Sources = sources })];
    }

    private RevisedVariant? OnOthers(RevisedVariant? side) => side is null ? null : side with { Variant = _others.Of(side.Variant) };

    // Where in a side's tree all that its builds are sent lies.
    private HashSet<string> Sent(string root, IEnumerable<RevisedVariant?> found, CancellationToken cancellationToken) =>
    [
        .. from side in found.OfType<RevisedVariant>()
           from build in side.Variant.Builds
           where _contexts.MistakesIn(side.Scenario.ContextFolder, build.DockerfilePath, cancellationToken).Count == 0
           from part in side.SentTo(build, _contexts, cancellationToken)
           from entry in part.Entries
           select SidePlace.Below(root, entry.Source),
    ];

    private List<VariantSource> Sources(Revision? from, Revision head) =>
    [
        .. from is null ? [] : new[] { new VariantSource(SideWord.Base, from.Id, from.Words) },
        request.Head is null ? new(SideWord.Head, null, "the working tree as it is") : new(SideWord.Head, head.Id, head.Words),
    ];
}
