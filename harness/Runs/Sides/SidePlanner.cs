using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Provisioning;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Contexts;
using ImageBench.Scenarios.Files;
using ImageBench.Scenarios.Revisions;
using ImageBench.Scenarios.Revisions.Trees;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Runs.Sides;

/// <summary>Plans the comparison of two revisions: finds them, lays out what does not lie on disk, and joins the two sides.</summary>
internal sealed class SidePlanner(SidesRequest request, StateFolder state, IHost host, ContinuousIntegration integration)
{
    private const int MostNamed = 5;

    private readonly List<string> _told = [];
    private readonly KnownContexts _contexts = new(withoutGit: true);
    private readonly OtherParents _others = request.Run.OtherParents(state);

    public async Task<PlannedSides> Plan(CancellationToken cancellationToken)
    {
        var repository = await GitRepository.Open(SidePlace.FolderOf(request.Path), cancellationToken);
        var place = SidePlace.Find(repository, request.Path, request.Context);
        var search = new RevisionSearch(repository, integration);
        var head = await search.FindHead(request.Head, cancellationToken);
        var found = await search.FindBase(request.Base, head, cancellationToken);
        if (found.WhyNot is not null)
            _told.Add(found.WhyNot);
        RevisionFolder? folder = null;
        try
        {
            folder = RevisionFolder.Make(state, host);
            var run = await Plan(repository, place, head, found.Revision, folder, cancellationToken);
            var planned = new PlannedSides(run, [.. _told.Select(sentence => PlainText.Line(sentence))], folder)
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
        var (root, places) = await FindHeads(repository, place, head, folder, cancellationToken);
        var heads = SideScenario.ReadAll(root, places);
        if (request.Head is not null)
            HoldTo(root, heads.SelectMany(side => side.Variant.Places));
        var bases = from is null
            ? new RevisedVariant?[heads.Count]
            : await FindBases(repository, place, head, from, heads, root, folder, cancellationToken);
        TellRevisions(from, head);
        var pairs = heads.Zip(bases, (now, was) => (now, was)).ToList();
        List<Variant> all = [.. pairs.SelectMany(pair => new[] { pair.now.Variant, pair.was }).OfType<RevisedVariant>()
            .Select(side => side.Variant)];
        if (_others.MistakesAmong(all).ToList() is { Count: > 0 } mistakes)
            throw new Fault(ExitCode.BadInput, string.Join('\n', mistakes));
        var scenarios = Touched(pairs, from is not null, cancellationToken);
        if (scenarios.Count == 0)
            return null;
        var asked = ResultsPlace.Outside(request.Run, [.. heads.Select(side => side.Variant.Scenario)], state);
        var run = PlannedRun.Of(asked, scenarios, _contexts, cancellationToken);
        if (_contexts.HasLeftOut)
        {
            _told.Add("Git's own .git lies in the context and is sent for neither side, since no revision holds it; docker build would "
                + "send it: name it in .dockerignore.");
        }

        return run with { Sources = Sources(from, head), Remarks = [.. _told.Select(sentence => PlainText.Line(sentence))] };
    }

    private async Task<(string Root, IReadOnlyList<ScenarioPath> Places)> FindHeads(
        GitRepository repository, SidePlace place, Revision head, RevisionFolder folder, CancellationToken cancellationToken)
    {
        var name = ScenarioPath.Find(Path.Combine(repository.Root, place.Folder), null)?.Name;
        if (request.Head is null)
        {
            var here = new DockerfileSearch(place, repository.Root);
            return here.IsOne()
                ? (repository.Root, here.One(name))
                : (repository.Root, here.Below(await repository.ListFiles(place.Folder, cancellationToken)));
        }

        var tree = await RevisionTree.Read(repository, head, cancellationToken);
        var laid = await tree.LayOut(
            tree.Needed([place.Folder, place.Context ?? place.Folder], ScenarioFile.Name),
            folder.TreeOf(SideWord.Head),
            like: null,
            head.CommittedAt,
            cancellationToken);
        var (folderThere, contextThere) = (Path.Combine(laid.Folder, place.Folder), Path.Combine(laid.Folder, place.Context ?? ""));
        HoldTo(laid.Folder, [folderThere, contextThere, Path.Combine(folderThere, place.Dockerfile ?? "")]);
        if (!Directory.Exists(folderThere) || (place.Dockerfile is { } file && !File.Exists(Path.Combine(folderThere, file))))
            throw Missing($"The path {PlainText.Line(place.Named)}");
        if (!Directory.Exists(contextThere))
            throw Missing($"--context {PlainText.Line(place.Context!)}");
        var there = new DockerfileSearch(place, laid.Folder);
        var places = there.IsOne() ? there.One(name) : there.Below(tree.Files);
        // Before any of them is read.
        HoldTo(laid.Folder, places.SelectMany(one => ScenarioFolder.FilesOfOne(one.Folder)));
        return (laid.Folder, places);
    }

    // All that is read and sent of the head's revision lies in it.
    private void HoldTo(string root, IEnumerable<string> paths)
    {
        if (paths.FirstOrDefault(path => !SidePlace.IsOf(root, path)) is { } outside)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"In the head {PlainText.Line(request.Head!)}, the path {PlainText.Line(SidePlace.Below(root, outside))} leads out of the "
                    + "repository by a link, and nothing outside of it is sent: put what it leads to into the repository, or name another "
                    + "--head.");
        }
    }

    private Fault Missing(string what) => new(
        ExitCode.BadInput,
        $"{what} is not in the head {PlainText.Line(request.Head!)}: name another --head, or leave it out to compare the working tree.");

    private async Task<RevisedVariant?[]> FindBases(
        GitRepository repository,
        SidePlace place,
        Revision head,
        Revision from,
        IReadOnlyList<SideScenario> heads,
        string headRoot,
        RevisionFolder folder,
        CancellationToken cancellationToken)
    {
        var tree = await RevisionTree.Read(repository, from, cancellationToken);
        var sides = new BaseSides(repository, tree, head.Id, place, _told.Add);
        var needed = await sides.Locate(heads, cancellationToken);
        var like = new WorkingTree(headRoot);
        var laid = await tree.LayOut(needed, folder.TreeOf(SideWord.Base), like, head.CommittedAt, cancellationToken);
        var found = heads.Select(side => sides.Find(side, laid.Folder)).ToArray();
        TellOdd(laid, found, cancellationToken);
        return found;
    }

    /// <summary>Of several, those that the change touches; one alone is always built.</summary>
    private List<Scenario> Touched(
        List<(SideScenario Now, RevisedVariant? Was)> pairs, bool hasBase, CancellationToken cancellationToken)
    {
        var touched = new TouchedScenarios(_contexts);
        var isChosen = pairs.ToLookup(pair => pairs.Count == 1 || request.All || !hasBase
            || touched.IsTouched(pair.Was, pair.Now.Variant, cancellationToken));
        if (isChosen[false].Any())
        {
            _told.Add("Not built, since the change touches nothing that they are sent: "
                + $"{Shown(isChosen[false].Select(pair => pair.Now.Name))} (--all builds them).");
        }

        return [.. isChosen[true].Select(pair => JoinedScenario.From(pair.Now.Name, OnOthers(pair.Was), OnOthers(pair.Now.Variant)!))];
    }

    private RevisedVariant? OnOthers(RevisedVariant? side) => side is null ? null : side with { Variant = _others.Of(side.Variant) };

    private void TellRevisions(Revision? from, Revision head)
    {
        if (from is not null)
        {
            _told.Insert(0, $"Base: {from.ShortId}, {PlainText.Line(from.Words)}. Head: {(request.Head is null
                ? "the working tree as it is"
                : $"{head.ShortId}, {PlainText.Line(head.Words)}")}.");
        }
    }

    // What a clone has otherwise than the working tree.
    private void TellOdd(LaidOutTree laid, IEnumerable<RevisedVariant?> found, CancellationToken cancellationToken)
    {
        if (laid is { Pointers: [], EmptySubmodules: [] })
            return;
        HashSet<string> sent = [.. from side in found.OfType<RevisedVariant>()
                                   let context = side.Scenario.ContextFolder
                                   from build in side.Variant.Builds
                                   where _contexts.MistakesIn(context, build.DockerfilePath, cancellationToken).Count == 0
                                   from entry in _contexts.Entries(context, build.DockerfilePath, cancellationToken)
                                   select SidePlace.Below(laid.Folder, entry.Source)];
        List<string> pointers = [.. laid.Pointers.Where(sent.Contains)];
        if (pointers.Count > 0)
        {
            _told.Add($"Git LFS keeps the contents of {Shown(pointers)} elsewhere: the base is sent what the repository has, which is a "
                + "pointer, as in a clone without Git LFS.");
        }

        List<string> empty = [.. laid.EmptySubmodules.Where(sent.Contains)];
        if (empty.Count > 0)
            _told.Add($"The base is sent an empty folder for the submodule {Shown(empty)}, as in a clone without its submodules.");
    }

    private List<VariantSource> Sources(Revision? from, Revision head)
    {
        var headSource = new VariantSource(
            SideWord.Head, request.Head is null ? null : head.Id, request.Head is null ? "the working tree as it is" : head.Words);
        return from is null ? [headSource] : [new VariantSource(SideWord.Base, from.Id, from.Words), headSource];
    }

    private static string Shown(IEnumerable<string> names)
    {
        List<string> all = [.. names.Select(name => PlainText.Line(name))];
        return all.Count <= MostNamed
            ? string.Join(", ", all)
            : FormattableString.Invariant($"{string.Join(", ", all.Take(MostNamed))} and {all.Count - MostNamed} more");
    }
}
