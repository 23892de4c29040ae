using System.Security.Cryptography;
using ImageBench.Model;
using ImageBench.Model.Files;

namespace ImageBench.Engine.BuildKit.Blobs;

/// <summary>
/// The blobs of a folder in OCI layout, which a builder reads and adds to. It is made when the first one is written. Somebody else may have
/// filled it, as a CI system that keeps caches does: no link of it is followed, and what is no regular file is none of its blobs.
/// </summary>
internal sealed class FolderBlobs(string folder) : IBlobStore
{
    private const string Algorithm = "sha256";
    private const int HexLength = 64;

    public long? Find(string digest) =>
        new FileInfo(PathOf(digest)) is { Exists: true, LinkTarget: null } file && BoundedFile.OtherThanRegular(file.FullName) is null
            && !FolderBounds.LeadsOut(folder, file.FullName)
            ? file.Length
            : null;

    public Stream Open(string digest)
    {
        try
        {
            return Find(digest) is null ? throw new IOException("it has no such blob") : BoundedFile.Open(PathOf(digest));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused("be read", exception);
        }
    }

    public IBlobDraft? Begin() => new Draft(this);

    // A digest comes from outside, and is a path here.
    private string PathOf(string digest)
    {
        var hex = digest.StartsWith(Algorithm + ":", StringComparison.Ordinal) ? digest[(Algorithm.Length + 1)..] : "";
        return hex.Length == HexLength && hex.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(folder, "blobs", Algorithm, hex)
            : Path.Combine(folder, "blobs", "none");
    }

    private Fault Refused(string what, Exception exception) => new(
        ExitCode.BadInput, $"The cache in {folder} cannot {what} ({exception.Message.TrimEnd('.')}): name another folder.", exception);

    private sealed class Draft : IBlobDraft
    {
        private readonly FolderBlobs _blobs;
        private readonly FileStream _file;
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public Draft(FolderBlobs blobs)
        {
            _blobs = blobs;
            _file = blobs.Made();
        }

        public long Length { get; private set; }

        public string Digest => $"{Algorithm}:{Convert.ToHexStringLower(_hash.GetCurrentHash())}";

        public void Add(ReadOnlySpan<byte> bytes)
        {
            try
            {
                _file.Write(bytes);
            }
            catch (IOException exception)
            {
                throw _blobs.Refused("be written", exception);
            }

            _hash.AppendData(bytes);
            Length += bytes.Length;
        }

        public void Keep()
        {
            try
            {
                _file.Flush();
                File.Move(_file.Name, _blobs.PathOf(Digest), overwrite: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw _blobs.Refused("be written", exception);
            }
        }

        public void Dispose()
        {
            _file.Dispose();
            _hash.Dispose();
            File.Delete(_file.Name);
        }
    }

    // Beside the blobs, so that moving it there copies nothing.
    private FileStream Made()
    {
        try
        {
            var ingest = Path.Combine(folder, "ingest");
            foreach (var inner in (string[])[Path.Combine(folder, "blobs"), Path.Combine(folder, "blobs", Algorithm), ingest])
                PlacedFile.MakeFolder(inner);
            return new FileStream(Path.Combine(ingest, $"{Guid.NewGuid():n}"), FileMode.CreateNew, FileAccess.Write, FileShare.Delete);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused("be written", exception);
        }
    }
}
