namespace ImageBench.Images.Documents;

/// <summary>
/// What tells an image from the others that lie in the same place. <c>Digests</c> are those of its manifest and of its config, as far as
/// they are known; the platform may have to be read.
/// </summary>
internal sealed record NamedImage(IReadOnlyList<string> Names, IReadOnlyList<string> Digests, Lazy<OciPlatform> Platform)
{
    /// <summary>
    /// The place in the list of the image meant: the one that is named, else the only one, else the one for the preferred platform, and of
    /// several variants the plain one.
    /// </summary>
    public static int Choose(IReadOnlyList<NamedImage> images, ImageChoice choice)
    {
        List<int> named = [.. Enumerable.Range(0, images.Count).Where(i => choice.Name is null
            || images[i].Names.Any(choice.IsName) || images[i].Digests.Any(choice.IsDigest))];
        if (choice.Platform is null && named.Count == 1)
            return named[0];
        var platform = choice.Platform ?? choice.Preferred;
        var fitting = named.FindAll(i => images[i].Platform.Value.Fits(platform));
        if (fitting.Count == 1)
            return fitting[0];
        var plain = fitting.FindAll(i => !images[i].Platform.Value.HasVariant);
        return plain.Count == 1 ? plain[0] : throw new ImageChoiceException(Descriptions(images), choice);
    }

    private static List<(string Name, string Platform)> Descriptions(IReadOnlyList<NamedImage> images)
    {
        // A name that several share tells none of them.
        var shared = images.SelectMany(image => image.Names.Distinct()).CountBy(name => name)
            .Where(named => named.Value > 1)
            .Select(named => named.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. images.Select(image => (
            image.Names.FirstOrDefault(name => !shared.Contains(name)) ?? (image.Digests.Count > 0 ? image.Digests[0] : ""),
            image.Platform.Value.ToString()))];
    }
}
