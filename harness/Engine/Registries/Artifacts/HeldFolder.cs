using System.Security.Cryptography;
using ImageBench.Images.Documents;

namespace ImageBench.Engine.Registries.Artifacts;

/// <summary>A packed folder in a file that goes with the stream, since its digest and length are said before its first byte.</summary>
internal sealed record HeldFolder(FileStream Content, string Digest, long Length) : IAsyncDisposable
{
    public static async Task<HeldFolder> Pack(string folder, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // Dispose objects before losing scope: what is given back holds it, and a failure ends it
        var file = NewFile();
#pragma warning restore CA2000
        try
        {
            await Task.Run(() => FolderTar.Write(folder, file, cancellationToken), cancellationToken);
            file.Position = 0;
            var digest = DigestText.OfHash(await SHA256.HashDataAsync(file, cancellationToken));
            return new HeldFolder(file, digest, file.Length);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>What arrives, where it has that digest.</summary>
    public static async Task<HeldFolder> Receive(Stream arriving, string digest, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // Dispose objects before losing scope: what is given back holds it, and a failure ends it
        var file = NewFile();
#pragma warning restore CA2000
        try
        {
            await arriving.CopyToAsync(file, cancellationToken);
            file.Position = 0;
            var found = DigestText.OfHash(await SHA256.HashDataAsync(file, cancellationToken));
            return found == digest
                ? new HeldFolder(file, found, file.Length)
                : throw new InvalidDataException($"{digest} is damaged: its digest is {found}");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    // In the folder of everybody's temporary files: what is packed is its user's alone.
    private static FileStream NewFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), $"imagebench-{Guid.NewGuid():n}"), options);
    }
}
