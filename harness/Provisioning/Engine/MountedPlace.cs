namespace ImageBench.Provisioning.Engine;

/// <summary>
/// A place where something is mounted, as a line of the kernel's mountinfo tells it (proc(5)): its number and that of the mount below it,
/// the device, and the folder of that device that lies there.
/// </summary>
internal sealed record MountedPlace(string Number, string Below, string Device, string Root, string Path)
{
    private const int Fields = 5;

    /// <summary>Null: no such line.</summary>
    public static MountedPlace? Read(string line) =>
        line.Split(' ', Fields + 1) is [var number, var below, var device, var root, var path, _]
            ? new MountedPlace(number, below, device, Plain(root), Plain(path))
            : null;

    /// <summary>
    /// Whether it is a folder that was mounted where it lies, of the mount <paramref name="below"/>: dockerd does so with its data where
    /// the mount that holds them is shared with none.
    /// </summary>
    public bool IsWhereItLies(MountedPlace below) => Device == below.Device
        && System.IO.Path.GetFullPath(System.IO.Path.Join(below.Root, System.IO.Path.GetRelativePath(below.Path, Path))) == Root;

    // The kernel writes four letters as octal numbers.
    private static string Plain(string text) => text
        .Replace(@"\040", " ", StringComparison.Ordinal)
        .Replace(@"\011", "\t", StringComparison.Ordinal)
        .Replace(@"\012", "\n", StringComparison.Ordinal)
        .Replace(@"\134", @"\", StringComparison.Ordinal);
}
