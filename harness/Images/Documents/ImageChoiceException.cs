namespace ImageBench.Images.Documents;

/// <summary>
/// None or several of the images are what was asked for. <paramref name="images"/> are all that there are, each by its name or digest and
/// its platform; <paramref name="choice"/> says what users choose with.
/// </summary>
internal sealed class ImageChoiceException(IReadOnlyList<(string Name, string Platform)> images, ImageChoice choice)
    : Exception($"there are {images.Count} images")
{
    private const int Most = 8;

    /// <summary>
    /// "holds 2 images: one:1 (linux/amd64), two:1 (linux/amd64). Choose one, such as --image one:1": after the name of the place that
    /// holds them.
    /// </summary>
    public string Sentence
    {
        get
        {
            var listed = string.Join(", ", images.Take(Most).Select(image => $"{image.Name} ({image.Platform})"));
            var rest = images.Count > Most ? $" and {images.Count - Most} more" : "";
            var isToldByPlatform = images.DistinctBy(image => image.Platform).Count() == images.Count;
            var remedy = choice.Prefix is { } prefix ? prefix + images[0].Name
                : isToldByPlatform ? $"--platform {images[0].Platform}"
                : $"{choice.Option} {images[0].Name}";
            var asks = choice.Prefix is null ? $"that {choice.Option} or --platform asks for" : $"called {choice.Name}";
            return images.Count == 1
                ? $"holds one image, {listed}, and not the one {asks}"
                : $"holds {images.Count} images: {listed}{rest}. Choose one, such as {remedy}";
        }
    }
}
