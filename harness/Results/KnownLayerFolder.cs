using System.Security.Cryptography;
using System.Text;
using ImageBench.Images.ContentSizes;
using ImageBench.Images.Documents;
using ImageBench.Images.Remembered;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Results.Csv;

namespace ImageBench.Results;

/// <summary>
/// What layers hold, outliving a run: a file a layer, named by its diff id, and a short one for each form that it was met in, named by that
/// form's digest. Each ends with a digest of the rest and of its own name: one that is damaged counts as absent. What was not asked for
/// longest goes first when the folder is full. It can be deleted at any time, and a disk that refuses only means that layers are read
/// again.
/// </summary>
internal sealed class KnownLayerFolder(string path, TimeProvider time, long limit = KnownLayerFolder.Limit)
{
    /// <summary>Some hundred layers of usual images.</summary>
    public const long Limit = 256 * 1024 * 1024;

    /// <summary>Half a million files and more.</summary>
    private const long LargestLayer = 64 * 1024 * 1024;

    private const string Compared = ".compared";
    private const string Form = ".form";

    // Digests of files are of use with the key that they were made with.
    private string _folder = "";

    public LayerMemory Open()
    {
        if (LayerKey.In(path) is not { } key)
            return LayerMemory.Nothing;
        _folder = Path.Combine(path, $"{LayerBytes.Form}-{key.Name}");
        return new LayerMemory(Find, Keep) { Key = key };
    }

    private KnownLayer? Find(string digest, bool isCompared)
    {
        // It becomes a file's name, and may come from anybody's manifest.
        if (!DigestText.Is(digest))
            return null;
        // Unpacked, a layer's file is the tar itself.
        var form = Read(LayerName.Of(digest) + Form, ReadForm);
        var diffId = form?.DiffId ?? digest;
        var name = LayerName.Of(diffId);
        var content = (isCompared ? null : Read(name, LayerBytes.Read)) ?? Read(name + Compared, LayerBytes.Read);
        return content is null || content.DiffId != diffId ? null
            : form is null ? new KnownLayer(digest, new ByteSize(content.TarLength), Compression.None, content)
            : new KnownLayer(digest, form.Stored, form.Compression, content);
    }

    private void Keep(KnownLayer layer)
    {
        var content = layer.Content;
        if (content.Entries.Length > LargestLayer || content.PackageLists.Sum(list => (long)list.Value.Length) > LargestLayer)
            return;
        Write(LayerName.Of(content.DiffId) + (content.Entries.HasDetails ? Compared : ""), target => LayerBytes.Write(target, content));
        var form = new StoredForm(content.DiffId, layer.Stored, layer.Compression);
        if (layer.StoredDigest != content.DiffId)
            Write(LayerName.Of(layer.StoredDigest) + Form, target => WriteForm(target, form));
        Trim();
    }

    private static StoredForm ReadForm(Stream source)
    {
        using var reader = new BinaryReader(source, Encoding.UTF8, leaveOpen: true);
        return new StoredForm(reader.ReadString(), new ByteSize(reader.ReadInt64()), (Compression)reader.ReadByte());
    }

    private static void WriteForm(Stream target, StoredForm form)
    {
        using var writer = new BinaryWriter(target, Encoding.UTF8, leaveOpen: true);
        writer.Write(form.DiffId);
        writer.Write(form.Stored.Bytes);
        writer.Write((byte)form.Compression);
    }

    private T? Read<T>(string name, Func<Stream, T> read) where T : class
    {
        try
        {
            var file = new FileInfo(Path.Combine(_folder, name));
            if (!file.Exists || file.Length is < SHA256.HashSizeInBytes or > 3 * LargestLayer)
                return null;
            var bytes = File.ReadAllBytes(file.FullName);
            var end = bytes.Length - SHA256.HashSizeInBytes;
            if (!Sum(name, bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end)))
                return null;
            file.LastWriteTimeUtc = time.GetUtcNow().UtcDateTime; // The order in which they go when the folder is full.
            return read(new MemoryStream(bytes, 0, end, writable: false));
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            return null;
        }
    }

    private void Write(string name, Action<Stream> write)
    {
        var part = Path.Combine(_folder, $"{Guid.NewGuid():N}.part");
        try
        {
            Directory.CreateDirectory(_folder);
            using (var bytes = new MemoryStream())
            {
                write(bytes);
                bytes.Write(Sum(name, bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
                using var file = File.Create(part);
                file.Write(bytes.GetBuffer(), 0, (int)bytes.Length);
            }

            File.Move(part, Path.Combine(_folder, name), overwrite: true);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            Remove(part);
        }
    }

    private void Trim()
    {
        try
        {
            var files = new DirectoryInfo(_folder).GetFiles().OrderBy(file => file.LastWriteTimeUtc).ToList();
            var over = files.Sum(file => file.Length) - limit;
            foreach (var file in files.TakeWhile(_ => over > 0))
            {
                over -= file.Length;
                Remove(file.FullName);
            }
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            // Another run has deleted some of it: the next one that keeps a layer counts again.
        }
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            // It is left behind, and found damaged or old.
        }
    }

    private static byte[] Sum(string name, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }

    private sealed record StoredForm(string DiffId, ByteSize Stored, Compression Compression);
}
