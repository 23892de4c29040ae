namespace ImageBench.Model.Images.Entries;

/// <summary>What became of an entry in the image: a container sees it, or another entry at its path, or nothing there.</summary>
internal enum EntryFate
{
    [Word("visible")]
    Visible,

    [Word("replaced")]
    Replaced,

    [Word("deleted")]
    Deleted,
}
