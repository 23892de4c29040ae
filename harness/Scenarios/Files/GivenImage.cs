using ImageBench.Images.Archives;
using ImageBench.Images.Documents;
using ImageBench.Model.Files;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>
/// The image that a variant is. <c>Place</c> is a name in a registry or on the engine, or the absolute path of an archive or a layout
/// folder of the scenario; of several images in it <c>Member</c> is the one meant, by its name or digest.
/// </summary>
internal sealed record GivenImage(string Place, string? Member)
{
    /// <summary>What was written, with its mistakes told; the variant is <paramref name="full"/>.</summary>
    public static GivenImage Read(Placed<string> said, string full, string folder, MistakeLog log)
    {
        var text = said.Value;
        if (ImageName.IsInRegistry(text))
        {
            if (ImageName.Parse(text) is null)
                log.Add(said.Line, $"{full} '{text}' names no image in a registry", $"Write {ImageName.ValidValues}");
            return new GivenImage(text, null);
        }

        var mark = text.IndexOf('#', StringComparison.Ordinal);
        if (!IsPath(folder, text) && mark < 0)
            return new GivenImage(text, null);
        var (path, member) = mark < 0 || File.Exists(Path.Combine(folder, text)) ? (text, null) : (text[..mark], text[(mark + 1)..]);
        return new GivenImage(Inside(said.Line, path, full, folder, log), member);
    }

    private static string Inside(int line, string path, string full, string folder, MistakeLog log)
    {
        var place = InnerPath.Join(Path.GetFullPath(folder), path);
        if (place is null || FolderBounds.LeadsOut(Path.GetFullPath(folder), place))
        {
            log.Add(
                line,
                $"{full} '{path}' lies outside of the scenario's folder",
                "Put the archive or the layout folder into it, or write the name of an image on the engine or in a registry");
        }
        else if (!File.Exists(place) && LayoutFolder.DocumentOf(place) is null)
        {
            log.Add(
                line,
                Directory.Exists(place)
                    ? $"{full} '{path}' is a folder without an index.json, and no image"
                    : $"{full} '{path}' is not there",
                "Name an archive (docker save, crane, skopeo, buildx) or a folder in OCI layout");
        }
        else if (File.Exists(place) && FileStatus.Read(place, followsLinks: true)?.Kind is not (null or FileKind.Regular))
        {
            log.Add(line, $"{full} '{path}' is no regular file", "Put the archive itself there: a pipe or a device cannot be read twice");
        }

        return place ?? path;
    }

    // As inspect and diff tell a path from a name.
    private static bool IsPath(string folder, string text) => text.StartsWith('/') || text.StartsWith('.')
        || (text.EndsWith(".tar", StringComparison.Ordinal) && !text.Contains(':', StringComparison.Ordinal))
        || File.Exists(Path.Combine(folder, text))
        || LayoutFolder.DocumentOf(Path.Combine(folder, text)) is not null;
}
