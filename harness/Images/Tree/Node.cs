namespace ImageBench.Images.Tree;

/// <summary>One path of the merged tree. Numbers point into the tables that hold nodes, names and inodes; -1 points nowhere.</summary>
internal struct Node
{
    public int Parent;
    public int NameStart;
    public ushort NameLength;

    /// <summary>Whether something is there now; a path that was deleted keeps its node.</summary>
    public bool Exists;

    public bool IsDirectory;

    /// <summary>The layer that wrote this name last, or took it away.</summary>
    public int Layer;

    /// <summary>The last layer that hid what lower layers have in this directory.</summary>
    public int ClearedBy;

    /// <summary>What holds the bytes; -1 for a directory.</summary>
    public int Inode;

    public int FirstChild;
    public int NextSibling;
    public int PreviousSibling;
    public int NextInBucket;
}
