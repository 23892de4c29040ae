using System.Runtime.InteropServices;

namespace ImageBench.Images.Changes;

/// <summary>
/// What changed below one directory. <c>Net</c> is the change of its bytes; <c>Gross</c> counts what grew and what shrank as positive, so
/// that a version that takes another's place is seen. The parent is a number of the same list, -1 for the root.
/// </summary>
internal struct ChangedDirectory
{
    public int Parent;
    public int BaseNode;
    public int HeadNode;
    public int Depth;
    public int Files;
    public long Net;
    public long Gross;

    /// <summary>The directories again, as if only these files had changed.</summary>
    public static List<ChangedDirectory> Of(IReadOnlyList<ChangedFile> files, IReadOnlyList<ChangedDirectory> directories)
    {
        List<ChangedDirectory> again = [.. directories];
        foreach (ref var directory in CollectionsMarshal.AsSpan(again))
            (directory.Files, directory.Net, directory.Gross) = (0, 0, 0);
        SumUp(files, again);
        return again;
    }

    /// <summary>Adds the changes of files to the directories that they are in, and to all above those.</summary>
    public static void SumUp(IReadOnlyList<ChangedFile> files, List<ChangedDirectory> directories)
    {
        var sums = CollectionsMarshal.AsSpan(directories);
        foreach (var file in files)
        {
            if (file.Directory < 0)
                continue;
            ref var directory = ref sums[file.Directory];
            directory.Files++;
            directory.Net += file.Change;
            directory.Gross += Math.Abs(file.Change);
        }

        for (var i = sums.Length - 1; i > 0; i--)
        {
            ref var parent = ref sums[sums[i].Parent];
            parent.Files += sums[i].Files;
            parent.Net += sums[i].Net;
            parent.Gross += sums[i].Gross;
        }
    }
}
