using System.Text;
using Google.Protobuf;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.BuildKit.Files;

/// <summary>
/// What a builder is told of each thing, as Docker's own clients tell it: everything as root's, and the second name of a file as a link of
/// no bytes to its first among those that are told.
/// </summary>
internal sealed class SyncStat
{
    // The kinds and the three bits beside the permissions are at Go's places.
    private const uint Directory = 1u << 31;
    private const uint Symlink = 1u << 27;
    private const uint Device = 1u << 26;
    private const uint Pipe = 1u << 25;
    private const uint SetUser = 1u << 23;
    private const uint SetGroup = 1u << 22;
    private const uint OfCharacters = 1u << 21;
    private const uint Sticky = 1u << 20;
    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;

    private readonly Dictionary<FileNumber, string> _firstNames = [];

    /// <summary>Makes <paramref name="stat"/> the one of that thing, whatever it was before; in the order in which they are told.</summary>
    public void Fill(Stat stat, ContextItem item)
    {
        stat.Path = item.Path;
        stat.Mode = Mode(item);
        var first = item.LinkTarget is null ? FirstName(item) : null;
        stat.Size = item.LinkTarget is { } target ? Encoding.UTF8.GetByteCount(target) : first is null ? item.Length : 0;
        stat.ModTime = (item.ModifiedAt - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        stat.Linkname = item.LinkTarget ?? first ?? "";
        (stat.Devmajor, stat.Devminor) = (item.Device.Major, item.Device.Minor);
        stat.Xattrs.Clear();
        if (item.Attributes is null)
            return;
        foreach (var (name, value) in item.Attributes)
            stat.Xattrs[name] = UnsafeByteOperations.UnsafeWrap(value);
    }

    private static uint Mode(ContextItem item) => (uint)(item.Mode & Permissions)
        | (item.Mode.HasFlag(UnixFileMode.SetUser) ? SetUser : 0)
        | (item.Mode.HasFlag(UnixFileMode.SetGroup) ? SetGroup : 0)
        | (item.Mode.HasFlag(UnixFileMode.StickyBit) ? Sticky : 0)
        | item.Kind switch
        {
            ContextItemKind.Directory => Directory,
            ContextItemKind.Symlink => Symlink,
            ContextItemKind.Pipe => Pipe,
            ContextItemKind.CharacterDevice => Device | OfCharacters,
            ContextItemKind.BlockDevice => Device,
            _ => 0,
        };

    private string? FirstName(ContextItem item) =>
        item.Number is not { } number || _firstNames.TryAdd(number, item.Path) ? null : _firstNames[number];
}
