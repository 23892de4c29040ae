namespace ImageBench.Scenarios.Revisions.Trees;

/// <summary>Whether a file is what Git LFS leaves in a repository for one whose content it keeps elsewhere.</summary>
internal sealed class LfsPointer(TreeEntry entry)
{
    // As its specification says.
    private const int Longest = 1024;

    private readonly List<byte> _begin = [];

    private static ReadOnlySpan<byte> Begin => "version https://git-lfs.github.com/spec/v1\n"u8;

    /// <summary>Asked when all was added.</summary>
    public bool IsOne => entry.Length < Longest && _begin.Count == Begin.Length && Begin.SequenceEqual(_begin.ToArray());

    public void Add(ReadOnlySpan<byte> piece)
    {
        if (entry.Length < Longest && _begin.Count < Begin.Length)
            _begin.AddRange(piece[..Math.Min(piece.Length, Begin.Length - _begin.Count)]);
    }
}
