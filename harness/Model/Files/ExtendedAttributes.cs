using System.Runtime.InteropServices;
using System.Text;

namespace ImageBench.Model.Files;

/// <summary>What a file system keeps of a path beside its content and mode (xattr(7)), such as capabilities of a program.</summary>
internal static class ExtendedAttributes
{
    // What macOS keeps for itself stays there, as with Docker's own clients.
    private const string OfApple = "com.apple.";

    /// <summary>
    /// By their names, links not followed; null where there are none, or on a system that is not asked here. One that may not be read is
    /// left out.
    /// </summary>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? Read(string path)
    {
        if (!OperatingSystem.IsLinux() || path.Contains('\0', StringComparison.Ordinal) || List(path, null, 0) is not (> 0 and var length))
            return null;
        var names = new byte[length];
        if (List(path, names, length) is not (> 0 and var told))
            return null;
        Dictionary<string, ReadOnlyMemory<byte>> found = new(StringComparer.Ordinal);
        foreach (var name in Encoding.UTF8.GetString(names, 0, (int)told).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!name.StartsWith(OfApple, StringComparison.Ordinal) && Value(path, name) is { } value)
                found[name] = value;
        }

        return found.Count == 0 ? null : found;
    }

    private static byte[]? Value(string path, string name)
    {
        if (Get(path, name, null, 0) is not (>= 0 and var length))
            return null;
        var value = new byte[length];
        return Get(path, name, value, length) is >= 0 and var told && told == length ? value : null;
    }

    [DllImport("libc", EntryPoint = "llistxattr", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint List([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[]? names, nint length);

    [DllImport("libc", EntryPoint = "lgetxattr", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Get(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        [Out] byte[]? value,
        nint length);
}
