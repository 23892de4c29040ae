using System.Text;
using ImageBench.Images.Programs;
using ImageBench.Images.Tree;

namespace ImageBench.Images.Contents;

/// <summary>What the programs, libraries and scripts of an image ask it for, as its last layer leaves them.</summary>
internal sealed class ImagePrograms
{
    private readonly Dictionary<int, ProgramNeeds> _byInode = [];

    /// <summary>Layers are oldest first.</summary>
    public ImagePrograms(MergedTree tree, IReadOnlyList<LayerContent> layers)
    {
        foreach (var (at, layer) in layers.Index())
        {
            foreach (var (path, needs) in layer.Programs)
            {
                if (tree.Nodes.Find(Encoding.UTF8.GetBytes(path)) is var node and >= 0 && tree.Nodes[node].Inode is var inode and >= 0
                    && tree.Inodes[inode].Layer == at + 1)
                {
                    _byInode[inode] = needs;
                }
            }
        }
    }

    public IReadOnlyDictionary<int, ProgramNeeds> ByInode => _byInode;
}
