using ImageBench.Model;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Files;
using ImageBench.Scenarios.Revisions;
using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Runs.Sides.Places;

/// <summary>
/// What the head has of what is compared: a revision, laid out for it where it was <paramref name="named"/>, else the working tree where it
/// lies.
/// </summary>
internal sealed class HeadSides(GitRepository repository, SidePlace place, string? named, AskedBuild asked)
{
    /// <summary>What was laid out of it; null: nothing, since it lies on disk.</summary>
    public LaidOutTree? Laid { get; private set; }

    /// <summary>Its scenarios, and where the repository lies that they are in.</summary>
    public async Task<(string Root, IReadOnlyList<SideScenario> Scenarios)> Read(
        Revision head, RevisionFolder folder, CancellationToken cancellationToken)
    {
        var (root, places) = await Find(head, folder, cancellationToken);
        return Held(root, SideScenario.ReadAll(root, places, asked));
    }

    /// <summary>The same of what a file of another tool defines.</summary>
    public async Task<(string Root, IReadOnlyList<SideScenario> Scenarios)> Read(
        DefinedSides defined, Revision head, RevisionFolder folder, Action<string> tell, CancellationToken cancellationToken)
    {
        var root = repository.Root;
        if (named is not null)
        {
            var tree = await RevisionTree.Read(repository, head, cancellationToken);
            if (!tree.HasFile(defined.File))
                throw Missing($"The file {PlainText.Line(defined.File)}");
            // It may name any folder of the repository.
            Laid = await tree.LayOut([""], folder.TreeOf(SideWord.Head), like: null, head.CommittedAt, cancellationToken);
            root = Laid.Folder;
            HoldTo(root, [Path.Combine(root, defined.File)]);
        }

        return Held(root, defined.Heads(root, repository.Root, asked, tell, cancellationToken));
    }

    private (string Root, IReadOnlyList<SideScenario> Scenarios) Held(string root, IReadOnlyList<SideScenario> scenarios)
    {
        if (named is not null)
            HoldTo(root, scenarios.SelectMany(side => side.Variant.Places));
        return (root, scenarios);
    }

    private async Task<(string Root, IReadOnlyList<ScenarioPath> Places)> Find(
        Revision head, RevisionFolder folder, CancellationToken cancellationToken)
    {
        var name = ScenarioPath.Find(Path.Combine(repository.Root, place.Folder), null)?.Name;
        if (named is null)
        {
            var here = new DockerfileSearch(place, repository.Root);
            return here.IsOne()
                ? (repository.Root, here.One(name))
                : (repository.Root, here.Below(await repository.ListFiles(place.Folder, cancellationToken)));
        }

        var tree = await RevisionTree.Read(repository, head, cancellationToken);
        var laid = Laid = await tree.LayOut(
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
                $"In the head {PlainText.Line(named!)}, the path {PlainText.Line(SidePlace.Below(root, outside))} leads out of the "
                    + "repository by a link, and nothing outside of it is sent: put what it leads to into the repository, or name another "
                    + "--head.");
        }
    }

    private Fault Missing(string what) => new(
        ExitCode.BadInput,
        $"{what} is not in the head {PlainText.Line(named!)}: name another --head, or leave it out to compare the working tree.");
}
