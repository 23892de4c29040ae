using System.Security.Cryptography;
using ImageBench.Model;
using ImageBench.Model.Files;
using Microsoft.Win32.SafeHandles;

namespace ImageBench.Running.Ports;

/// <summary>
/// A file of a run's own on this machine's disk, for what is too large to be held in memory. No name leads to it: it is gone with the
/// process, however that ends.
/// </summary>
internal sealed class ScratchFile : IDisposable
{
    private readonly string _folder;
    private readonly SafeFileHandle _handle;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public ScratchFile(string folder)
    {
        _folder = folder;
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.scratch");
        try
        {
            Directory.CreateDirectory(folder);
            _handle = File.OpenHandle(
                path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.DeleteOnClose);
            // Windows keeps the name until it is closed.
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(exception);
        }
    }

    public long Length { get; private set; }

    /// <summary>The sha256 of all that was added.</summary>
    public byte[] Digest => _hash.GetCurrentHash();

    /// <summary>Adds bytes at its end. A <see cref="Fault"/> where the disk refuses.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_handle, bytes, Length);
        }
        catch (IOException exception)
        {
            throw Refused(exception);
        }

        _hash.AppendData(bytes);
        Length += bytes.Length;
    }

    /// <summary>Its bytes from the first; several may read at once.</summary>
    public Stream Open() => Open(0, Length);

    /// <summary>The same of a part of it.</summary>
    public Stream Open(long offset, long length) => new Reader(_handle, offset, length);

    public void Dispose()
    {
        _handle.Dispose();
        _hash.Dispose();
    }

    private Fault Refused(Exception exception) => new(
        ExitCode.BadInput,
        $"What one build leaves for the next cannot be kept in {_folder} ({exception.Message.TrimEnd('.')}): free some space there, or set "
            + "IMAGEBENCH_STATE to a folder with more.",
        exception);

    private sealed class Reader(SafeFileHandle handle, long offset, long length) : ReadingStream
    {
        // The tar writer asks only streams that can seek for their length.
        public override bool CanSeek => true;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var read = RandomAccess.Read(handle, buffer[..(int)Math.Min(buffer.Length, length - Position)], offset + Position);
            Position += read;
            return read;
        }
    }
}
