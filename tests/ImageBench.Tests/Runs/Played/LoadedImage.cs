using System.Formats.Tar;
using System.Text.Json;
using ImageBench.Tests.Images.Archives;

namespace ImageBench.Tests.Runs.Played;

/// <summary>Takes an archive as <c>docker load</c> does: what it says of its layers is held against them.</summary>
internal static class LoadedImage
{
    public static (string Id, HeldImage Image) Read(byte[] archive)
    {
        var files = new Dictionary<string, byte[]>();
        using (var reader = new TarReader(new MemoryStream(archive)))
        {
            while (reader.GetNextEntry() is { } entry)
            {
                using var content = new MemoryStream();
                entry.DataStream?.CopyTo(content);
                files.Add(entry.Name, content.ToArray());
            }
        }

        using var manifest = JsonDocument.Parse(files["manifest.json"]);
        var image = Assert.Single(manifest.RootElement.EnumerateArray());
        var config = files[image.GetProperty("Config").GetString()!];
        using var facts = JsonDocument.Parse(config);
        var rootfs = facts.RootElement.GetProperty("rootfs");
        string[] diffIds = [.. rootfs.GetProperty("diff_ids").EnumerateArray().Select(id => id.GetString()!)];
        Assert.Equal(
            diffIds, image.GetProperty("Layers").EnumerateArray().Select(layer => ArchiveBuilder.Digest(files[layer.GetString()!])));
        var labels = facts.RootElement.GetProperty("config").GetProperty("Labels");
        return (ArchiveBuilder.Digest(config), new HeldImage(
            archive,
            labels.EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!),
            [.. image.GetProperty("RepoTags").EnumerateArray().Select(name => name.GetString()!)])
        {
            DiffIds = diffIds,
        });
    }
}
