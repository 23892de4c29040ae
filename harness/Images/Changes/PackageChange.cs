using ImageBench.Images.Contents;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Images.Changes;

/// <summary>
/// A package that came, went or has another version; null: not installed. <c>Base</c> and <c>Head</c> are the bytes of its files in the
/// images; null where an image does not say which files are its own. What packages declare is something else: documents may be left out of
/// an image.
/// </summary>
internal sealed record PackageChange(string Manager, string Name, string? BaseVersion, string? HeadVersion, ByteSize? Base, ByteSize? Head)
{
    public ByteSize? BaseDeclared { get; init; }

    public ByteSize? HeadDeclared { get; init; }

    /// <summary>Of its files; null: not known.</summary>
    public ByteSize? Change => Difference(Base, Head);

    /// <summary>Of what the package says that it takes; null: not known.</summary>
    public ByteSize? DeclaredChange => Difference(BaseDeclared, HeadDeclared);

    /// <summary>Largest change first.</summary>
    public static IReadOnlyList<PackageChange> Between(ImageSide from, ImageSide to)
    {
        var (left, right) = (ByKey(from.Packages), ByKey(to.Packages));
        return [.. left.Keys.Union(right.Keys)
            .Select(key => (From: left.GetValueOrDefault(key), To: right.GetValueOrDefault(key)))
            .Where(pair => pair.From?.Version != pair.To?.Version)
            .Select(pair => Of(pair.From, pair.To, from.Lists, to.Lists))
            .OrderByDescending(change => Math.Abs((change.Change ?? change.DeclaredChange)?.Bytes ?? 0))
            .ThenBy(change => change.Name, StringComparer.Ordinal)];
    }

    private ByteSize? Difference(ByteSize? from, ByteSize? to) =>
        (BaseVersion is null || from is not null) && (HeadVersion is null || to is not null)
        ? new ByteSize((to?.Bytes ?? 0) - (from?.Bytes ?? 0))
        : null;

    private static PackageChange Of(InstalledPackage? from, InstalledPackage? to, PackageLists fromLists, PackageLists toLists)
    {
        var one = to ?? from!;
        var (left, right) = (from is null ? null : fromLists.BytesOf(from), to is null ? null : toLists.BytesOf(to));
        return new PackageChange(one.Manager, one.Name, from?.Version, to?.Version, left, right)
        {
            BaseDeclared = from?.Declared,
            HeadDeclared = to?.Declared,
        };
    }

    private static Dictionary<(string Manager, string Name, string Architecture), InstalledPackage> ByKey(
        IReadOnlyList<InstalledPackage> packages)
    {
        var byKey = new Dictionary<(string, string, string), InstalledPackage>();
        foreach (var package in packages)
            byKey[(package.Manager, package.Name, package.Architecture is "all" or "noarch" ? "" : package.Architecture)] = package;
        return byKey;
    }
}
