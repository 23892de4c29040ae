using ImageBench.Model.Options;

namespace ImageBench.Engine.BuildKit.Blobs;

/// <summary>
/// The caches of a build that lie in folders of this machine. The builder is told of them by names, since a path may hold what no header
/// may, and asks for their blobs over the session. One to be imported that is not there is left out, as Docker's clients do.
/// </summary>
internal sealed class LocalCaches
{
    private const string Latest = "latest";
    private const string StorePrefix = "local:";

    private readonly Dictionary<string, IBlobStore> _stores = [];
    private readonly List<(string Folder, string Tag)> _exported = [];

    private LocalCaches(BuildOptions options) => Options = options with
    {
        CacheFrom = [.. options.CacheFrom.Select(Import).OfType<CachePlace>()],
        CacheTo = [.. options.CacheTo.Select(Export)],
    };

    /// <summary>The options as the builder is told of them.</summary>
    public BuildOptions Options { get; }

    public IReadOnlyDictionary<string, IBlobStore> Stores => _stores;

    public static LocalCaches Of(BuildOptions options) => new(options);

    /// <summary>
    /// Writes into the folders which cache was exported there. <paramref name="manifest"/> is what the builder answered, or null.
    /// </summary>
    public void Keep(string? manifest)
    {
        if (manifest is null)
            return;
        foreach (var (folder, tag) in _exported)
            new LayoutIndex(folder).Put(manifest, tag);
    }

    private CachePlace? Import(CachePlace place)
    {
        if (place.Type != CachePlace.Local)
            return place;
        var folder = place.Attributes["src"];
        var digest = place.Attributes.GetValueOrDefault("digest") ?? new LayoutIndex(folder).Find(TagOf(place));
        return digest is null ? null : With(place, "src", folder, ("digest", digest));
    }

    private CachePlace Export(CachePlace place)
    {
        if (place.Type != CachePlace.Local)
            return place;
        var folder = place.Attributes["dest"];
        _exported.Add((folder, TagOf(place)));
        return With(place, "dest", folder);
    }

    private CachePlace With(CachePlace place, string key, string folder, params (string Key, string Value)[] more)
    {
        var name = FormattableString.Invariant($"cache{_stores.Count + 1}");
        _stores[StorePrefix + name] = new FolderBlobs(folder);
        var attributes = place.Attributes.Where(attribute => attribute.Key != "tag").ToDictionary();
        attributes[key] = name;
        foreach (var (added, value) in more)
            attributes[added] = value;
        return place with { Attributes = attributes };
    }

    private static string TagOf(CachePlace place) => place.Attributes.GetValueOrDefault("tag", Latest);
}
