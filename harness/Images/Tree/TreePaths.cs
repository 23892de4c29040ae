using System.Text;
using ImageBench.Images.Tar;

namespace ImageBench.Images.Tree;

/// <summary>Follows paths in a merged tree as a container would, through symlinks.</summary>
internal sealed class TreePaths(MergedTree tree)
{
    /// <summary>As many symlinks as Linux follows.</summary>
    private const int HopLimit = 40;

    /// <summary>As long as Linux takes paths, in bytes.</summary>
    private const int PathLimit = 4096;

    // The bytes of all links that are followed for one image: those of a full desktop come to some 3 million.
    private const long LinkLimit = 20_000_000;

    private long _linkBytes;

    /// <summary>
    /// The inode of the file with bytes that a path leads to, from a directory's path where it is relative; -1 where there is none.
    /// </summary>
    public int FindFile(string directory, string path)
    {
        var hops = 0;
        var isRooted = path.StartsWith('/');
        if (path.Length + (isRooted ? 0 : directory.Length) > PathLimit)
            return -1;
        return FileOf(Follow(NodeTable.Root, Encoding.UTF8.GetBytes(isRooted ? path : $"{directory}/{path}"), ref hops));
    }

    /// <summary>
    /// The same of a name itself, however its folders are reached: -1 where it is a link. A package lists its links beside what they lead
    /// to, which another package may have brought.
    /// </summary>
    public int FindNamed(string directory, string path)
    {
        var hops = 0;
        var begin = path.LastIndexOf('/') + 1;
        var folder = path.StartsWith('/') ? path[..begin] : $"{directory}/{path[..begin]}";
        if (folder.Length + path.Length - begin > PathLimit)
            return -1;
        var node = Follow(NodeTable.Root, Encoding.UTF8.GetBytes(folder), ref hops);
        return node < 0 ? -1 : FileOf(tree.Nodes.Find(node, Encoding.UTF8.GetBytes(path[begin..])));
    }

    private int FileOf(int node) => node >= 0 && tree.Nodes[node] is { Exists: true, Inode: >= 0 and var inode }
        && tree.Inodes[inode] is { Kind: TarKind.File, Size: > 0 } ? inode : -1;

    private int Follow(int from, ReadOnlySpan<byte> path, ref int hops)
    {
        var nodes = tree.Nodes;
        var node = path.StartsWith((byte)'/') ? NodeTable.Root : from;
        foreach (var range in path.Split((byte)'/'))
        {
            var name = path[range];
            if (name.IsEmpty || name.SequenceEqual("."u8))
                continue;
            if (name.SequenceEqual(".."u8))
            {
                node = Math.Max(NodeTable.Root, nodes[node].Parent);
                continue;
            }

            var child = nodes.Find(node, name);
            if (child < 0 || !nodes[child].Exists)
                return -1;
            node = nodes[child].Inode is var inode and >= 0 && tree.Inodes[inode].Kind == TarKind.Symlink
                ? FollowLink(node, inode, ref hops)
                : child;
            if (node < 0)
                return -1;
        }

        return node;
    }

    private int FollowLink(int directory, int inode, ref int hops)
    {
        var target = tree.Inodes.TargetOf(inode);
        _linkBytes += target.Length;
        return hops++ < HopLimit && !target.IsEmpty && _linkBytes <= LinkLimit ? Follow(directory, target, ref hops) : -1;
    }
}
