using System.Text;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Tests.Engine.BuildKit.Files;

/// <summary>Things of a context as a test names them.</summary>
internal static class Listed
{
    public const UnixFileMode Mode = (UnixFileMode)0b110_100_100;

    public static ContextItem File(string path, string content = "x")
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return new ContextItem(path, ContextItemKind.File, bytes.Length, Mode, DateTimeOffset.UnixEpoch)
        {
            Open = _ => new MemoryStream(bytes),
        };
    }

    public static ContextItem Folder(string path) =>
        new(path, ContextItemKind.Directory, 0, (UnixFileMode)0b111_101_101, DateTimeOffset.UnixEpoch);

    public static ContextItem Link(string path, string target) =>
        new(path, ContextItemKind.Symlink, 0, (UnixFileMode)0b111_111_111, DateTimeOffset.UnixEpoch) { LinkTarget = target };

    /// <summary>Files and folders by their paths ("d/" is a folder; "l -> t" a symlink).</summary>
    public static IReadOnlyList<ContextItem> Of(params string[] paths) => [.. paths.Select(path =>
        path.Split(" -> ") is [var link, var target] ? Link(link, target) : path.EndsWith('/') ? Folder(path[..^1]) : File(path))];
}
