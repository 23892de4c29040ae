using System.Text;
using ImageBench.Images.ContentSizes;
using ImageBench.Images.Documents;
using ImageBench.Images.Remembered;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Results;

/// <summary>
/// What layers hold, outliving a run: a file a layer, named by its diff id, and a short one for each form that it was met in, named by that
/// form's digest. What the <see cref="SummedFolder"/> forgets only means that layers are read again.
/// </summary>
internal sealed class KnownLayerFolder(string path, TimeProvider time, long limit = KnownLayerFolder.Limit)
{
    /// <summary>Some hundred layers of usual images.</summary>
    public const long Limit = 256 * 1024 * 1024;

    /// <summary>Half a million files and more.</summary>
    private const long LargestLayer = 64 * 1024 * 1024;

    private const string Compared = ".compared";
    private const string Form = ".form";

    public LayerMemory Open()
    {
        if (LayerKey.In(path) is not { } key)
            return LayerMemory.Nothing;
        // Digests of files are of use with the key that they were made with.
        var files = new SummedFolder(Path.Combine(path, $"{LayerBytes.Form}-{key.Name}"), 3 * LargestLayer, limit, time);
        return new LayerMemory((digest, isCompared) => Find(files, digest, isCompared), layer => Keep(files, layer)) { Key = key };
    }

    private static KnownLayer? Find(SummedFolder files, string digest, bool isCompared)
    {
        // It becomes a file's name, and may come from anybody's manifest.
        if (!DigestText.Is(digest))
            return null;
        // Unpacked, a layer's file is the tar itself.
        var form = files.Read(LayerName.Of(digest) + Form, ReadForm);
        var diffId = form?.DiffId ?? digest;
        var name = LayerName.Of(diffId);
        var content = (isCompared ? null : files.Read(name, LayerBytes.Read)) ?? files.Read(name + Compared, LayerBytes.Read);
        return content is null || content.DiffId != diffId ? null
            : form is null ? new KnownLayer(digest, new ByteSize(content.TarLength), Compression.None, content)
            : new KnownLayer(digest, form.Stored, form.Compression, content);
    }

    private static void Keep(SummedFolder files, KnownLayer layer)
    {
        var content = layer.Content;
        if (content.Entries.Length > LargestLayer || content.PackageLists.Sum(list => (long)list.Value.Length) > LargestLayer)
            return;
        var name = LayerName.Of(content.DiffId) + (content.Entries.HasDetails ? Compared : "");
        files.Write(name, target => LayerBytes.Write(target, content));
        var form = new StoredForm(content.DiffId, layer.Stored, layer.Compression);
        if (layer.StoredDigest != content.DiffId)
            files.Write(LayerName.Of(layer.StoredDigest) + Form, target => WriteForm(target, form));
        files.Trim();
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

    private sealed record StoredForm(string DiffId, ByteSize Stored, Compression Compression);
}
