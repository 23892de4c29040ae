using System.Globalization;
using ImageBench.Model;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Containers;

/// <summary>
/// What a container has used, from the kernel's own accounts, which engines read too: asked, some answer at the next tick of a clock of
/// theirs that ticks once a second. It must run on this machine.
/// </summary>
internal static class ContainerCgroup
{
    private const string Mount = "sys/fs/cgroup";
    private const long TicksOfNanoseconds = 100;

    /// <summary>
    /// Null where the process is not to be seen from here or belongs to somebody else, and where no account of it is.
    /// <paramref name="root"/> is the folder in which the kernel's own file systems lie.
    /// </summary>
    public static ContainerUsage? Read(string containerId, long processId, string root = "/")
    {
        if (processId <= 0)
            return null;
        try
        {
            // "4:memory:/docker/ID" of the first kind, "0::/docker/ID" of the second, which is the only one where it accounts.
            var own = File.ReadAllLines(Path.Combine(root, "proc", processId.ToString(CultureInfo.InvariantCulture), "cgroup"))
                .Select(line => line.Split(':', 3))
                .Where(line => line.Length == 3 && IsOf(containerId, line[2]))
                .ToList();
            return PlaceOf("memory") is { } memory && PlaceOf("cpuacct") is { } cpu
                ? OfFirstKind(Path.Combine(root, Mount, "memory") + memory, Path.Combine(root, Mount, "cpuacct") + cpu)
                : PlaceOf("") is { } place ? OfSecondKind(Path.Combine(root, Mount) + place) : null;

            string? PlaceOf(string controller) => own.Find(line => line[1].Split(',').Contains(controller)) is { } line
                ? Whole(containerId, line[2])
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return null;
        }
    }

    // Above what this process sees of the tree nothing is found.
    private static bool IsOf(string containerId, string place) =>
        place.Contains(containerId, StringComparison.Ordinal) && !place.Contains("..", StringComparison.Ordinal);

    // A program may have put itself into a part of what its container has (systemd does): all of it is the container's.
    private static string Whole(string containerId, string place) =>
        place.IndexOf('/', place.IndexOf(containerId, StringComparison.Ordinal)) is > 0 and var end ? place[..end] : place;

    private static ContainerUsage OfFirstKind(string memory, string cpu) => new(
        Held(Number(File.ReadAllText($"{memory}/memory.usage_in_bytes")), $"{memory}/memory.stat", "total_inactive_file"),
        TimeSpan.FromTicks(Number(File.ReadAllText($"{cpu}/cpuacct.usage")) / TicksOfNanoseconds));

    private static ContainerUsage OfSecondKind(string folder) => new(
        Held(Number(File.ReadAllText($"{folder}/memory.current")), $"{folder}/memory.stat", "inactive_file"),
        TimeSpan.FromMicroseconds(Value($"{folder}/cpu.stat", "usage_usec")));

    // As "docker stats" has it: the cache that the kernel drops first is not the program's.
    private static ByteSize Held(long usage, string stat, string droppable) => new(usage - Math.Min(usage, Value(stat, droppable)));

    private static long Value(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal)) is { } line
            ? Number(line[name.Length..])
            : throw new FormatException($"{file} has no {name}");

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
