using System.Globalization;
using ImageBench.Images.ContentSizes;
using ImageBench.Model;
using ImageBench.Results.Csv;

namespace ImageBench.Results;

/// <summary>
/// Content sizes that outlive a run, a small file a layer's name, apart for each compressor. A file is moved to its place as a whole, so
/// runs at once do not disturb each other; one that is damaged counts as absent. The folder can be deleted at any time, and a disk that
/// refuses only means that layers are compressed again.
/// </summary>
internal sealed class ContentSizeFolder(string path, string compressor)
{
    private const int LongestFile = 200;

    private readonly string _folder = Path.Combine(path, compressor);

    public SizedLayers Open() => new(Find, Keep);

    private KnownContent? Find(string name)
    {
        try
        {
            var file = new FileInfo(Path.Combine(_folder, name));
            return file is { Exists: true, Length: <= LongestFile } ? Parse(name, File.ReadAllText(file.FullName)) : null;
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            return null;
        }
    }

    private void Keep(string name, KnownContent content)
    {
        var part = Path.Combine(_folder, $"{Guid.NewGuid():N}.part");
        try
        {
            Directory.CreateDirectory(_folder);
            File.WriteAllText(part, Text(name, content));
            File.Move(part, Path.Combine(_folder, name), overwrite: true);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            Remove(part);
        }
    }

    private static void Remove(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            // Nothing was kept, and a few bytes may be left.
        }
    }

    /// <summary>Only the very text that <see cref="Text"/> writes for that name is taken.</summary>
    private static KnownContent? Parse(string name, string text) =>
        text.Split(' ') is [var diffId, var number, ..]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            && new KnownContent(diffId, new ByteSize(bytes)) is var content && Text(name, content) == text
            ? content
            : null;

    private static string Text(string name, KnownContent content)
    {
        var facts = string.Create(CultureInfo.InvariantCulture, $"{content.DiffId} {content.Content.Bytes}");
        var sum = TextDigest.Of($"{name} {facts}")[..16];
        return $"{facts} {sum}\n";
    }
}
