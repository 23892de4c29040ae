using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Reports.Page.Content;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Maps;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Page.Maps;

/// <summary>
/// The maps of a scenario's images as the page's script reads them. A folder is [name, size, bytes, files, what it holds], a box of files
/// [name, size, bytes, files, kind, whose, layer]: lists, since there are thousands. Figures come written.
/// </summary>
internal static class MapData
{
    private const int LongestName = 200;

    private static readonly ContentKind[] Kinds = Enum.GetValues<ContentKind>();

    public static object Of(ScenarioPage page, IReadOnlyList<(VariantSummary Variant, MapFolder Map)> maps) => new
    {
        kinds = Kinds.Select(KindText.Of),
        images = maps.Select(image => new
        {
            name = PlainText.Line(page.Scenario.NameOf(image.Variant), LongestName),
            kinds = Kinds.Select(kind => page.Scenario.ContentsOf(image.Variant)!.Of(kind))
                .Select(bytes => bytes.Bytes > 0 ? Figures.Size(bytes) : ""),
            root = Folder(image.Map),
        }),
    };

    private static object[] Folder(MapFolder folder) =>
    [
        PlainText.Line(folder.Name, LongestName),
        Figures.Size(folder.Unpacked),
        folder.Unpacked.Bytes,
        Files(folder.FileCount),
        folder.Folders.Select(Folder).Concat(folder.Boxes.Select(Box)).ToArray(),
    ];

    // One file is known by its name.
    private static object[] Box(MapBox box) =>
    [
        PlainText.Line(box.Name, LongestName),
        Figures.Size(box.Files.Unpacked),
        box.Files.Unpacked.Bytes,
        box.Files.IsFile ? "" : Files(box.Files.FileCount),
        (int)box.Files.Kind,
        box.IsOwn switch { true => 1, false => 0, null => 2 },
        box.Files.LayerPosition,
    ];

    // Links are on the map as files are, and in none of the counts of files that are elsewhere.
    private static string Files(long count) => count == 1 ? "1 file or link" : $"{Figures.Count(count)} files and links";
}
