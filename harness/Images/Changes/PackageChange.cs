using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Changes;

/// <summary>
/// A package that came, went or has another version; null: not installed. The sizes are those that the packages declare, which are not those of their
/// files in the image: documents may be left out, and caches added.
/// </summary>
internal sealed record PackageChange(string Manager, string Name, string? BaseVersion, string? HeadVersion, ByteSize? Base, ByteSize? Head)
{
    /// <summary>Null where a package does not declare its size.</summary>
    public ByteSize? Change => (BaseVersion is null || Base is not null) && (HeadVersion is null || Head is not null)
        ? new ByteSize((Head?.Bytes ?? 0) - (Base?.Bytes ?? 0))
        : null;

    /// <summary>Largest change first.</summary>
    public static IReadOnlyList<PackageChange> Between(IReadOnlyList<InstalledPackage> from, IReadOnlyList<InstalledPackage> to)
    {
        var (left, right) = (ByKey(from), ByKey(to));
        return [.. left.Keys.Union(right.Keys)
            .Select(key => Of(left.GetValueOrDefault(key), right.GetValueOrDefault(key)))
            .Where(change => change.BaseVersion != change.HeadVersion)
            .OrderByDescending(change => Math.Abs(change.Change?.Bytes ?? 0))
            .ThenBy(change => change.Name, StringComparer.Ordinal)];
    }

    private static PackageChange Of(InstalledPackage? from, InstalledPackage? to)
    {
        var one = to ?? from!;
        return new PackageChange(one.Manager, one.Name, from?.Version, to?.Version, from?.Declared, to?.Declared);
    }

    private static Dictionary<(string Manager, string Name, string Architecture), InstalledPackage> ByKey(IReadOnlyList<InstalledPackage> packages)
    {
        var byKey = new Dictionary<(string, string, string), InstalledPackage>();
        foreach (var package in packages)
            byKey[(package.Manager, package.Name, package.Architecture is "all" or "noarch" ? "" : package.Architecture)] = package;
        return byKey;
    }
}
