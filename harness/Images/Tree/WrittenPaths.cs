using System.Text;

namespace ImageBench.Images.Tree;

/// <summary>Few paths of a tree that hold all that some of its layers wrote.</summary>
internal static class WrittenPaths
{
    // Of a folder with more parts that were written it is the folder that is named, with what else it holds.
    private const int MostOfFolder = 6;

    /// <summary>
    /// At most so many, and one more. What lies in <paramref name="passedOver"/> counts as nothing, whoever wrote it. Null: one of the
    /// layers took something away that the first <paramref name="below"/> ones brought, which no path shows.
    /// </summary>
    public static IReadOnlyList<string>? Of(
        MergedTree tree, int below, Func<int, bool> isOfLayers, IReadOnlyList<string> passedOver, int most)
    {
        var nodes = tree.Nodes;
        var isSkipped = Below(nodes, passedOver);
        if (Enumerable.Range(1, nodes.Count - 1).Any(node =>
            !isSkipped[node] && !nodes[node].Exists && isOfLayers(nodes[node].Layer) && tree.IsKnownTo(below, node)))
        {
            return null;
        }

        var counts = Count(tree, below, isOfLayers, isSkipped);
        List<int> found = [];
        var open = new Stack<int>([NodeTable.Root]);
        while (found.Count <= most && open.TryPop(out var folder))
        {
            var parts = Children(nodes, folder).Where(child => counts[child].Written > 0).Take(most + 1).ToList();
            if (parts.Count > MostOfFolder && folder != NodeTable.Root)
            {
                found.Add(folder);
                continue;
            }

            found.AddRange(parts.Where(part => counts[part].Written == counts[part].All));
            foreach (var part in parts.Where(part => counts[part].Written < counts[part].All))
                open.Push(part);
        }

        return [.. found.Take(most + 1).Select(nodes.Path).Order(StringComparer.Ordinal)];
    }

    /// <summary>Of each node what was written in it, and all of it: files, and folders that hold nothing.</summary>
    private static (int Written, int All)[] Count(MergedTree tree, int below, Func<int, bool> isOfLayers, bool[] isSkipped)
    {
        var nodes = tree.Nodes;
        var counts = new (int Written, int All)[nodes.Count];
        // A node stands behind its folder in the table.
        for (var node = nodes.Count - 1; node > NodeTable.Root; node--)
        {
            ref readonly var it = ref nodes[node];
            if (!it.Exists || isSkipped[node])
                continue;
            // A folder that was there before is named by each layer that writes beside it.
            if (it.FirstChild < 0)
                counts[node] = (isOfLayers(it.Layer) && !(it.IsDirectory && tree.IsKnownTo(below, node)) ? 1 : 0, 1);
            counts[it.Parent] = (counts[it.Parent].Written + counts[node].Written, counts[it.Parent].All + counts[node].All);
        }

        return counts;
    }

    private static bool[] Below(NodeTable nodes, IReadOnlyList<string> folders)
    {
        var named = folders.Select(path => nodes.Find(Encoding.UTF8.GetBytes(path))).Where(node => node > NodeTable.Root).ToHashSet();
        var isBelow = new bool[nodes.Count];
        for (var node = NodeTable.Root + 1; node < nodes.Count; node++)
            isBelow[node] = isBelow[nodes[node].Parent] || named.Contains(node);
        return isBelow;
    }

    private static IEnumerable<int> Children(NodeTable nodes, int folder)
    {
        for (var child = nodes[folder].FirstChild; child >= 0; child = nodes[child].NextSibling)
            yield return child;
    }
}
