using ImageBench.Engine.Registries.Distribution;
using ImageBench.Images.Documents;
using ImageBench.Images.Remembered;
using ImageBench.Images.Remote;
using ImageBench.Model;

namespace ImageBench.Runs.Engines;

/// <summary>
/// Many images of registries, asked for their manifests alone, up to 32 requests at once. A registry that asks one request to wait is left
/// alone by all.
/// </summary>
internal sealed class RegistryCatalog(RegistrySettings settings, TimeProvider time, Action<string> tell)
{
    private const int AtOnce = 32;

    /// <summary>
    /// All tags under the name that was typed ("registry://HOST/NAME"), each as it would be typed, in the registry's order.
    /// </summary>
    public async Task<IReadOnlyList<string>> ListTags(string typed, CancellationToken cancellationToken)
    {
        using var images = new RegistryImages(Name(typed), settings, time, tell);
        return [.. (await images.ListTags(cancellationToken)).Select(tag => $"{images.Name}:{tag}")];
    }

    /// <summary>In the order of the references; a fault only where one of them is no name.</summary>
    public async Task<IReadOnlyList<ReferenceSizes>> Read(
        IReadOnlyList<string> references, ImageChoice choice, bool allPlatforms, CancellationToken cancellationToken)
    {
        var names = references.Select(reference => (Reference: reference, Name: Name(reference))).ToList();
        var sizes = new ReferenceSizes[names.Count];
        var repositories = names.Select(one => (one.Name.Host, one.Name.Repository)).Distinct().ToDictionary(
            place => place, place => new RegistryImages(new ImageName(place.Host, place.Repository, ""), settings, time, tell));
        try
        {
            var cached = repositories.ToDictionary(place => place.Key, place => new CachedRepository(place.Value));
            // One of each first: what lets requests in is asked for once, and then there for all.
            var first = names.Index().DistinctBy(one => (one.Item.Name.Host, one.Item.Name.Repository)).Select(one => one.Index).ToList();
            await Each(first);
            await Each(Enumerable.Range(0, names.Count).Except(first));

            async Task Each(IEnumerable<int> places) => await Parallel.ForEachAsync(
                places,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (place, cancel) =>
                {
                    var (reference, name) = names[place];
                    var images = new RemoteImages(
                        cached[(name.Host, name.Repository)], name.Reference, new LayerShelf(), LayerMemory.Nothing);
                    sizes[place] = await ReferenceSizes.Read(reference, images, choice, allPlatforms, cancel);
                });
        }
        finally
        {
            foreach (var repository in repositories.Values)
                repository.Dispose();
        }

        return sizes;
    }

    private static ImageName Name(string reference) => ImageName.Parse(reference) ?? throw new Fault(
        ExitCode.BadInput, $"'{reference}' names no image in a registry; write {ImageName.ValidValues}.");
}
