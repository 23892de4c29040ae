using ImageBench.Model.Files;

namespace ImageBench.Scenarios.Revisions.Trees;

/// <summary>
/// The contents that Git LFS has fetched into a clone. <paramref name="folder"/> is where git keeps what all of its working trees share.
/// </summary>
internal sealed class LfsStore(string folder)
{
    /// <summary>
    /// The file that holds what a pointer stands for; null: it is not here. Where the working tree has a pointer too
    /// (<paramref name="here"/>), it does without contents, and so does what is compared with it.
    /// </summary>
    public FileInfo? Find(LfsPointer pointer, FileInfo? here)
    {
        if (pointer.Content is not { } content || (here is not null && LfsPointer.IsIn(here)))
            return null;
        var file = new FileInfo(Path.Combine(folder, "lfs", "objects", content.Digest[..2], content.Digest[2..4], content.Digest));
        return file.Exists && file.Length == content.Length && !FolderBounds.LeadsOut(folder, file.FullName) ? file : null;
    }
}
