using System.Globalization;
using ImageBench.Model.Files;

namespace ImageBench.Provisioning;

/// <summary>The processes of this machine, as its kernel shows them; what has ended meanwhile is simply not there.</summary>
internal static class ProcessTable
{
    public static IEnumerable<int> Ids() => !Directory.Exists("/proc")
        ? []
        : Directory.EnumerateDirectories("/proc")
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name.All(char.IsAsciiDigit))
            .Select(name => int.Parse(name, CultureInfo.InvariantCulture));

    /// <summary>What it was started with, the program first; empty where it shows none.</summary>
    public static IReadOnlyList<string> Arguments(int id) => Read(id, "cmdline")?.TrimEnd('\0').Split('\0') ?? [];

    /// <summary>A process that has ended but was not waited for still has an entry, in state Z.</summary>
    public static bool Runs(int id) => Fields(id) is [not "Z", ..];

    /// <summary>Its state, and what follows that (the name, in brackets before it, may hold anything); null where it has ended.</summary>
    public static string[]? Fields(int id) =>
        Read(id, "stat") is { } stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : null;

    /// <summary>The text of one of its files; null where that cannot be read.</summary>
    public static string? Read(int id, string file)
    {
        try
        {
            return File.ReadAllText(FormattableString.Invariant($"/proc/{id}/{file}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Which namespace of a kind ("mnt", "net") it is in; null where that cannot be seen.</summary>
    public static string? Namespace(string id, string kind)
    {
        try
        {
            return new FileInfo($"/proc/{id}/ns/{kind}").LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether a path means to a process what it means here: one in a container may have something else under the same path.
    /// </summary>
    public static bool Shares(int id, string path)
    {
        var place = FormattableString.Invariant($"{id}");
        return (FileStatus.Read($"/proc/{place}/root{path}", followsLinks: true), FileStatus.Read(path, followsLinks: true)) switch
        {
            ({ } there, { } here) => there.Device == here.Device && there.Inode == here.Inode,
            (null, null) => Namespace(place, "mnt") is { } its && its == Namespace("self", "mnt"),
            _ => false,
        };
    }
}
