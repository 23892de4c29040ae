using ImageBench.Images.Packages;
using ImageBench.Model;

namespace ImageBench.Images.Changes;

/// <summary>
/// What is told as one thing though its files are in many places: all that came with the parent image, and packages of another version
/// that hold much of a change. <c>Rest</c> is left for directories and files to explain.
/// </summary>
internal sealed class NamedApart(
    IReadOnlyList<ChangedFile> files, Func<ChangedFile, bool> isParents, Func<ChangedFile, int> packageOf, long whole)
{
    private readonly Dictionary<int, (long Net, long Gross, int Files)> _sums = []; // By package change.
    private (long Net, long Gross, int Files) _parents;
    private HashSet<int> _named = [];

    /// <summary>The files that belong to no row.</summary>
    public IReadOnlyList<ChangedFile> Rest => [.. files.Where(file => !(isParents(file) || _named.Contains(packageOf(file))))];

    /// <summary>At most so many packages; largest first.</summary>
    public IReadOnlyList<LargestChange> Rows(IReadOnlyList<PackageChange> packages, int most)
    {
        foreach (var file in files)
        {
            if (isParents(file))
                _parents = Sum(_parents, file);
            else if (packages.Count > 0 && packageOf(file) is var package and >= 0)
                _sums[package] = Sum(_sums.GetValueOrDefault(package), file);
        }

        var large = _sums.Where(sum => sum.Value.Gross > 0 && sum.Value.Gross >= Explanation.Much * (whole - _parents.Gross))
            .OrderByDescending(sum => sum.Value.Gross).Take(most).ToList();
        _named = [.. large.Select(sum => sum.Key)];
        var rows = large.ConvertAll(sum => Row(sum.Value) with { Package = packages[sum.Key] });
        return _parents.Files == 0 ? rows : [Row(_parents) with { IsParents = true }, .. rows];
    }

    private static (long Net, long Gross, int Files) Sum((long Net, long Gross, int Files) sum, ChangedFile file) =>
        (sum.Net + file.Change, sum.Gross + Math.Abs(file.Change), sum.Files + 1);

    private static LargestChange Row((long Net, long Gross, int Files) sum) =>
        new("", true, sum.Files, new ByteSize(sum.Net), new ByteSize(sum.Gross));
}
