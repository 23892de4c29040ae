using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Model;

namespace ImageBench.Advice.Patches;

/// <summary>The difference of two texts as <c>git apply</c> takes it.</summary>
internal static class Patch
{
    private const int Context = 3;
    private const string Nothing = "/dev/null";

    /// <summary>
    /// What makes <paramref name="after"/> of <paramref name="before"/>, null being no file. The path has slashes and is seen from where
    /// the patch is applied. Empty where nothing changes.
    /// </summary>
    public static string Between(string path, string? before, string after)
    {
        var found = Differ.Instance.CreateDiffs(before ?? "", after, ignoreWhiteSpace: false, ignoreCase: false, new LineChunker());
        if (found.DiffBlocks.Count == 0)
            return "";
        var patch = new StringBuilder($"diff --git {PatchPath.Written("a", path)} {PatchPath.Written("b", path)}\n")
            .Append(before is null ? "new file mode 100644\n" : "")
            .Append($"--- {(before is null ? Nothing : PatchPath.OnItsLine("a", path))}\n")
            .Append($"+++ {PatchPath.OnItsLine("b", path)}\n");
        foreach (var hunk in Hunks(found.DiffBlocks))
            Write(patch, hunk, found);
        return patch.ToString();
    }

    // Changes that stand so near that their contexts meet are one hunk.
    private static IEnumerable<IReadOnlyList<DiffBlock>> Hunks(IEnumerable<DiffBlock> blocks)
    {
        List<DiffBlock> hunk = [];
        foreach (var block in blocks)
        {
            if (hunk is [.., var last] && block.DeleteStartA - (last.DeleteStartA + last.DeleteCountA) > 2 * Context)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(block);
        }

        if (hunk.Count > 0)
            yield return hunk;
    }

    private static void Write(StringBuilder patch, IReadOnlyList<DiffBlock> hunk, DiffResult found)
    {
        var (first, last) = (hunk[0], hunk[^1]);
        var lead = Math.Min(Context, first.DeleteStartA);
        var end = Math.Min(last.DeleteStartA + last.DeleteCountA + Context, found.PiecesOld.Count);
        var trail = end - last.DeleteStartA - last.DeleteCountA;
        var (oldBegin, newBegin) = (first.DeleteStartA - lead, first.InsertStartB - lead);
        var (oldCount, newCount) = (end - oldBegin, last.InsertStartB + last.InsertCountB + trail - newBegin);
        patch.Append(CultureInfo.InvariantCulture, $"@@ -{Range(oldBegin, oldCount)} +{Range(newBegin, newCount)} @@\n");
        var at = oldBegin;
        foreach (var block in hunk)
        {
            Lines(patch, ' ', found.PiecesOld, at, block.DeleteStartA - at);
            Lines(patch, '-', found.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Lines(patch, '+', found.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Lines(patch, ' ', found.PiecesOld, at, end - at);
    }

    private static string Range(int begin, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? begin : begin + 1)},{count}");

    private static void Lines(StringBuilder patch, char sign, IReadOnlyList<string> lines, int begin, int count)
    {
        for (var at = begin; at < begin + count; at++)
        {
            patch.Append(sign).Append(lines[at]);
            if (!lines[at].EndsWith('\n'))
                patch.Append("\n\\ No newline at end of file\n");
        }
    }

    // Lines as git has them, with their ends; a carriage return is a letter like others.
    private sealed class LineChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
        {
            List<string> lines = [];
            for (var at = 0; at < text.Length;)
            {
                var end = text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;
                lines.Add(text[at..end]);
                at = end;
            }

            return lines;
        }
    }
}
