using System.Security.Cryptography;
using System.Text;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;
using ImageBench.Running.Ports.Contexts;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Runs.Inputs;

/// <summary>A context that holds a Dockerfile and nothing else, for a build that has a parent image fetched.</summary>
internal static class ParentContext
{
    private const string Name = "Dockerfile.parent";

    public static PackedContext Of(string dockerfile)
    {
        var text = Encoding.UTF8.GetBytes(dockerfile);
        var entry = ContextEntry.Of(
            new CarriedFile(
                Name, text.Length, SHA256.HashData(text), UnixFileMode.UserRead, () => new MemoryStream(text, writable: false)));
        ContextItem[] items = [SyncedContext.Item(entry)];
        return new PackedContext(
            Name, 1, new ByteSize(text.Length), (target, cancel) => Task.Run(() => ContextTar.Write([entry], target, cancel), cancel))
        {
            Folders = new ContextFolders(TextDigest.Of(dockerfile), Name, items, items),
        };
    }
}
