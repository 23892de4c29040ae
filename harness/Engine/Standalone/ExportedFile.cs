using ImageBench.Images.Tar;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Standalone;

/// <summary>Takes one file out of the files of an image as a builder exports them.</summary>
internal static class ExportedFile
{
    private const UnixFileMode Permissions = (UnixFileMode)0x1FF;

    /// <summary>Null where there is nothing of that path, or no regular file.</summary>
    public static async Task<CarriedFile?> Read(Stream files, string path, ScratchFile target, CancellationToken cancellationToken) =>
        await TarFileSearch.Run(files, path, block => target.Add(block.Span), cancellationToken) is not { } found
            ? null
            : new CarriedFile(path, target.Length, target.Digest, found.Mode & Permissions, target.Open)
            {
                ModifiedAt = DateTimeOffset.FromUnixTimeSeconds(found.ModifiedAt.ToUnixTimeSeconds()),
            };
}
