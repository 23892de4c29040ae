using ImageBench.Model;

namespace ImageBench.Images.Packages;

/// <summary>
/// Finds what changed among the packages of two images. Of one name there can be several, as npm has them: those in one place belong
/// together, then those of one version, then the rest in their order.
/// </summary>
internal sealed class PackageComparison
{
    private readonly PackageOwners _from;
    private readonly PackageOwners _to;
    private readonly List<PackageChange> _changes = [];

    private PackageComparison(PackageOwners from, PackageOwners to) => (_from, _to) = (from, to);

    /// <summary>Largest change first.</summary>
    public static IReadOnlyList<PackageChange> Of(PackageOwners from, PackageOwners to)
    {
        var comparison = new PackageComparison(from, to);
        comparison.AddAll();
        return [.. comparison._changes
            .OrderByDescending(change => Math.Abs((change.Change ?? change.DeclaredChange)?.Bytes ?? 0))
            .ThenBy(change => change.Name, StringComparer.Ordinal)
            .ThenBy(change => change.Place, StringComparer.Ordinal)];
    }

    private void AddAll()
    {
        var (left, right) = (ByName(_from), ByName(_to));
        foreach (var name in left.Keys.Union(right.Keys))
            Add(left.GetValueOrDefault(name) ?? [], right.GetValueOrDefault(name) ?? []);
    }

    private void Add(List<int> left, List<int> right)
    {
        Match(left, right, number => _from.Packages[number].Place, number => _to.Packages[number].Place);
        Match(left, right, number => _from.Packages[number].Version, number => _to.Packages[number].Version);
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
            AddChange(i < left.Count ? left[i] : null, i < right.Count ? right[i] : null);
    }

    private void Match(List<int> left, List<int> right, Func<int, string> leftKey, Func<int, string> rightKey)
    {
        var byKey = right.GroupBy(rightKey, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => new Queue<int>(same), StringComparer.Ordinal);
        var found = new HashSet<int>();
        left.RemoveAll(one =>
        {
            if (byKey.GetValueOrDefault(leftKey(one)) is not { Count: > 0 } same)
                return false;
            var other = same.Dequeue();
            found.Add(other);
            AddChange(one, other);
            return true;
        });
        right.RemoveAll(found.Contains);
    }

    private void AddChange(int? from, int? to)
    {
        var (left, right) = (from is { } old ? _from.Packages[old] : null, to is { } now ? _to.Packages[now] : null);
        if (left?.Version == right?.Version)
            return;
        var one = right ?? left!;
        _changes.Add(new PackageChange(one.Manager, one.Name, left?.Version, right?.Version, Bytes(_from, from), Bytes(_to, to))
        {
            BaseDeclared = left?.Declared,
            HeadDeclared = right?.Declared,
            Place = one.Place,
            BaseNumber = from,
            HeadNumber = to,
        });
    }

    private static ByteSize? Bytes(PackageOwners owners, int? number) => number is { } known ? owners.BytesOf(known) : null;

    // To pip "Flask_Login", "flask-login" and "flask.login" are one, and builders write one or the other.
    private static string PipName(string name) =>
        string.Join('-', name.Split(['-', '_', '.'], StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    private static Dictionary<(string Manager, string Name, string Architecture), List<int>> ByName(PackageOwners owners)
    {
        var byName = new Dictionary<(string, string, string), List<int>>();
        for (var i = 0; i < owners.Packages.Count; i++)
        {
            var package = owners.Packages[i];
            var name = package.Manager == "pip" ? PipName(package.Name) : package.Name;
            var key = (package.Manager, name, package.Architecture is "all" or "noarch" ? "" : package.Architecture);
            if (!byName.TryGetValue(key, out var numbers))
                byName[key] = numbers = [];
            numbers.Add(i);
        }

        return byName;
    }
}
