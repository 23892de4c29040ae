using ImageBench.Model;

namespace ImageBench.Images;

/// <summary>What a layer's tar holds. <c>LinkCount</c> counts symlinks and hard links; whiteouts count as nothing, and are in the entries.</summary>
internal sealed record LayerContent(string DiffId, ByteSize Unpacked, int FileCount, int DirectoryCount, int LinkCount, EntryLog Entries);
