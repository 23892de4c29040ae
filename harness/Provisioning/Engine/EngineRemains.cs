using System.Text.Json;
using ImageBench.Model;

namespace ImageBench.Provisioning.Engine;

/// <summary>
/// What a private engine leaves below its folder and shows nobody: folders of containers, layers and builds that it was
/// just making when it was killed, and of layers that it forgets. Parent images, and all that it had come to an end with, stay.
/// </summary>
internal sealed class EngineRemains(EngineConfig config)
{
    private static readonly string[] NoLayers = ["l", "backingFsBlockDev"];

    private string Data => Path.Combine(config.Folder, "data");

    private string Layers => Path.Combine(Data, "overlay2");

    private string LayerTable => Path.Combine(Data, "image", "overlay2", "layerdb");

    // Lies there from the start of the daemons to an end as they were asked for.
    private string Mark => Path.Combine(config.Folder, "running");

    /// <summary>Empties what is of one start of the daemons alone, when they have ended: what lies in a /run elsewhere.</summary>
    public async Task Clear()
    {
        try
        {
            await Remove([Path.Combine(config.Folder, "exec"), Path.Combine(config.Folder, "containerd-state")]);
        }
        catch (Fault)
        {
            // The daemons make these anew and pass over what is left there.
        }
    }

    /// <summary>Notes that the daemons came to their end.</summary>
    public void IsWhole() => File.Delete(Mark);

    /// <summary>
    /// Removes it; notes that the daemons are being started. Also where they came to their end the last time: of two builds that made the
    /// same layer, 20.10 keeps the second one's folder for ever. The build cache goes with it: a run begins with an empty one in any case.
    /// </summary>
    public async Task Heal()
    {
        // Of another storage driver nothing is known, so that its folders are left alone.
        var isKnown = Directory.Exists(Layers) && Directory.Exists(LayerTable);
        if (isKnown || File.Exists(Mark))
        {
            await Remove(
            [
                Path.Combine(Data, "buildkit"),
                Path.Combine(Data, "tmp"),
                Path.Combine(LayerTable, "tmp"),
                .. Folders(Path.Combine(config.Folder, "containerd", "io.containerd.runtime.v2.task", "moby")),
                .. Folders(Path.Combine(Data, "containers")).Where(container => !IsJson(Path.Combine(container, "config.v2.json"))),
            ]);
            if (isKnown && ImageChains() is { } needed)
                await RemoveLayers(needed);
        }

        await File.WriteAllTextAsync(Mark, "", CancellationToken.None);
    }

    private static IEnumerable<string> Folders(string folder) => Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

    private static string? Line(string folder, string file) =>
        Path.Combine(folder, file) is var path && File.Exists(path) ? File.ReadAllText(path).Trim() : null;

    private static bool IsJson(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return true;
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return false;
        }
    }

    // By the system's own command: names in images are bytes of any kind.
    private static async Task Remove(IEnumerable<string> paths)
    {
        foreach (var some in paths.Where(Path.Exists).Chunk(100))
            await new SystemCommand("rm", ["-rf", "--one-file-system", "--", .. some]).Run(_ => { }, CancellationToken.None);
    }

    private async Task RemoveLayers(HashSet<string> needed)
    {
        var tables = Folders(Path.Combine(LayerTable, "sha256")).ToLookup(layer => needed.Contains(Path.GetFileName(layer)));
        var mounts = Folders(Path.Combine(LayerTable, "mounts"))
            .ToLookup(mount => Directory.Exists(Path.Combine(Data, "containers", Path.GetFileName(mount))));
        var used = tables[true].Select(layer => Line(layer, "cache-id"))
            .Concat(mounts[true].SelectMany(mount => (string?[])[Line(mount, "mount-id"), Line(mount, "init-id")]))
            .OfType<string>()
            .ToHashSet();
        // A layer may stand on folders that no table names: two builds made the same layer, and it was made on the other one's.
        for (var above = used.ToList(); above.Count > 0;)
            above = [.. above.SelectMany(LayersBelow).Where(used.Add)];
        used.UnionWith(NoLayers);
        await Remove(
            [.. tables[false], .. mounts[false], .. Folders(Layers).Where(layer => !used.Contains(Path.GetFileName(layer)))]);
        var links = new DirectoryInfo(Path.Combine(Layers, "l"));
        foreach (var link in links.Exists ? links.GetFileSystemInfos() : [])
        {
            if (link.LinkTarget is { } target && !Directory.Exists(Path.GetFullPath(target, links.FullName)))
                link.Delete();
        }
    }

    // As in "l/ABC:l/DEF", links to the contents of other layers.
    private IEnumerable<string> LayersBelow(string layer) => (Line(Path.Combine(Layers, layer), "lower") ?? "")
        .Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(link => new FileInfo(Path.Combine(Layers, link)).LinkTarget)
        .OfType<string>()
        .Select(target => Path.GetFileName(Path.GetDirectoryName(target)!));

    /// <summary>
    /// The chain ids of all images' layers: a layer's own digest for the first, then that of "the chain so far, the digest". Null where an
    /// image cannot be read, which may need any layer.
    /// </summary>
    private HashSet<string>? ImageChains()
    {
        var chains = new HashSet<string>();
        var images = Path.Combine(Data, "image", "overlay2", "imagedb", "content", "sha256");
        foreach (var image in Directory.Exists(images) ? Directory.GetFiles(images) : [])
        {
            if (DiffIds(image) is not { } digests)
                return null;
            string? chain = null;
            foreach (var digest in digests)
            {
                chain = chain is null
                    ? digest
                    : "sha256:" + TextDigest.Of($"{chain} {digest}");
                chains.Add(chain[(chain.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            }
        }

        return chains;
    }

    private static List<string>? DiffIds(string image)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(image));
            return document.RootElement.GetProperty("rootfs").TryGetProperty("diff_ids", out var ids) && ids.ValueKind != JsonValueKind.Null
                ? [.. ids.EnumerateArray().Select(digest => digest.GetString()!)]
                : [];
        }
        catch (Exception exception) when (exception is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
