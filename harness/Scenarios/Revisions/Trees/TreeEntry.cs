using System.Globalization;
using System.Text;

namespace ImageBench.Scenarios.Revisions.Trees;

/// <summary>
/// What a revision has at a path (from the repository's root, <c>/</c> between the parts). <c>Length</c> is a file's bytes.
/// </summary>
internal sealed record TreeEntry(string Path, TreeEntryKind Kind, string Id, long Length)
{
    private const int ModeLetters = 6;

    /// <summary>
    /// Reads what <c>git ls-tree -r -l -z --full-tree</c> lists: "100644 blob ID LENGTH\tPATH". Names that are no UTF-8 have replacement
    /// characters, which no two of them share with each other by chance alone.
    /// </summary>
    public static IReadOnlyList<TreeEntry> ReadAll(ReadOnlyMemory<byte> listing)
    {
        List<TreeEntry> entries = [];
        for (var rest = listing; rest.Span.IndexOf((byte)0) is >= 0 and var end; rest = rest[(end + 1)..])
            entries.Add(Read(rest.Span[..end]));
        return entries;
    }

    private static TreeEntry Read(ReadOnlySpan<byte> line)
    {
        var tab = line.IndexOf((byte)'\t');
        var facts = Encoding.ASCII.GetString(line[..tab]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _ = long.TryParse(facts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var length);
        return new TreeEntry(Encoding.UTF8.GetString(line[(tab + 1)..]), KindOf(facts[0]), facts[2], length);
    }

    private static TreeEntryKind KindOf(string mode) => mode.PadLeft(ModeLetters, '0') switch
    {
        "120000" => TreeEntryKind.Symlink,
        "160000" => TreeEntryKind.Submodule,
        "100755" => TreeEntryKind.Program,
        _ => TreeEntryKind.File,
    };
}
