using ImageBench.Model;
using ImageBench.Scenarios.Revisions;
using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Runs.Sides;

/// <summary>What is told of the two sides of a comparison before they are built, each in a sentence.</summary>
internal sealed class SideNotes
{
    private const int MostNamed = 5;

    private readonly List<string> _told = [];

    public IReadOnlyList<string> All => [.. _told.Select(sentence => PlainText.Line(sentence))];

    public void Add(string sentence) => _told.Add(sentence);

    /// <summary>Which revisions they are, before all else; <paramref name="head"/> null: the working tree.</summary>
    public void AddRevisions(Revision from, Revision? head) =>
        _told.Insert(0, $"Base: {from.ShortId}, {PlainText.Line(from.Words)}. Head: {(head is null
            ? "the working tree as it is"
            : $"{head.ShortId}, {PlainText.Line(head.Words)}")}.");

    public void AddUntouched(IEnumerable<string> names) => _told.Add(
        $"Not built, since the change touches nothing that they are sent: {Shown(names)} (--all builds them).");

    public void AddGitsOwn() => _told.Add(
        "Git's own .git lies in the context and is sent for neither side, since no revision holds it; docker build would send it: **/.git "
            + "in .dockerignore leaves it out.");

    /// <summary>Files that the working tree has not because git was told to leave them out.</summary>
    public void AddLeftOut(IReadOnlySet<string> files)
    {
        if (files.Count > 0)
        {
            _told.Add("Neither side is sent what the sparse checkout leaves out of the working tree: "
                + $"{Shown(files.Order(StringComparer.Ordinal))} ('git sparse-checkout disable' gets it).");
        }
    }

    /// <summary>What the working tree's builds are sent though git ignores it.</summary>
    public void AddIgnored(IEnumerable<string> paths)
    {
        List<string> sent = [.. paths.Order(StringComparer.Ordinal)];
        if (sent.Count > 0)
        {
            _told.Add($"The head is sent what git ignores, and the base has none of it: {Shown(sent)}. Name it in .dockerignore where no "
                + "image needs it; --head HEAD compares what is committed.");
        }
    }

    /// <summary>A file of another tool beside Dockerfiles that were found below it, which may be built with other contexts.</summary>
    public void AddOtherTool((string Option, string File)? other)
    {
        if (other is var (option, file))
        {
            _told.Add($"Each Dockerfile is built with its own folder as context; {option} {file} compares what that file builds, with the "
                + "contexts that it says.");
        }
    }

    /// <summary>What of a side's <paramref name="sent"/> files the clone does not have.</summary>
    public void AddLacking(string side, LaidOutTree laid, HashSet<string> sent)
    {
        List<string> pointers = [.. laid.Pointers.Where(sent.Contains)];
        if (pointers.Count > 0)
        {
            _told.Add($"Git LFS keeps the contents of {Shown(pointers)} elsewhere: the {side} is sent what the repository has, which is a "
                + "pointer, as in a clone without Git LFS ('git lfs fetch --all' gets them).");
        }

        List<string> empty = [.. laid.EmptySubmodules.Where(sent.Contains)];
        if (empty.Count > 0)
        {
            _told.Add($"The {side} is sent an empty folder for the submodule {Shown(empty)}, whose commit of then is not here, as in a "
                + "clone without its submodules ('git submodule update --init --recursive' gets them, 'git fetch' in one its commits).");
        }
    }

    private static string Shown(IEnumerable<string> names)
    {
        List<string> all = [.. names.Select(name => PlainText.Line(name))];
        return all.Count <= MostNamed
            ? string.Join(", ", all)
            : FormattableString.Invariant($"{string.Join(", ", all.Take(MostNamed))} and {all.Count - MostNamed} more");
    }
}
