namespace ImageBench.Provisioning.Engine;

/// <summary>
/// What runs on when a private engine's daemons are killed: the shims of its containers, its runc, and the programs in its containers and
/// build steps.
/// </summary>
internal static class EngineProcesses
{
    private const int Rounds = 50;
    // As the kernel writes it.
    private const string Blank = @"\040";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Ends them, when the daemons have ended.</summary>
    public static async Task End(string folder, TimeProvider time)
    {
        for (var round = 0; round < Rounds && Find(folder) is { Count: > 0 } found; round++)
        {
            foreach (var id in found)
                Signal.Send(id, Signal.Kill);
            await Task.Delay(Pause, time, CancellationToken.None);
        }
    }

    public static IReadOnlyList<int> Find(string folder)
    {
        // Where this process is itself in a container, its neighbours there may have a root of the same path on their own host.
        var own = ProcessTable.Namespace("self", "mnt");
        return [.. ProcessTable.Ids().Where(id => (IsTool(id, folder) || IsInside(id, folder, own)) && ProcessTable.Runs(id))];
    }

    // A harness in a container may have an engine whose folder is called the same, and whose processes are none of this one's.
    private static bool IsTool(int id, string folder) =>
        ProcessTable.Arguments(id) is [var program, ..] arguments
        && Path.GetFileName(program) is var name
        && (name.StartsWith("containerd-shim", StringComparison.Ordinal) || name is "runc" or "docker-init")
        && arguments.Skip(1).Any(argument => argument.StartsWith(folder + "/", StringComparison.Ordinal))
        && ProcessTable.Shares(id, folder);

    // The mount that is its root names the folders that it is made of. No two have the same names for those, so that a path that is not
    // here is of another engine, whose folder is called the same in a container.
    private static bool IsInside(int id, string folder, string? own) =>
        ProcessTable.Namespace(FormattableString.Invariant($"{id}"), "mnt") is { } inside
        && inside != own
        && ProcessTable.Read(id, "mountinfo") is { } mounts
        && mounts.Split('\n').SelectMany(line => PathsOfRoot(line, folder)).Any(Path.Exists);

    /// <summary>The paths below that folder that a line of a mountinfo names, where it is of a root.</summary>
    public static IEnumerable<string> PathsOfRoot(string line, string folder)
    {
        // One of another engine may end in it: /root/x holds /x.
        var below = folder.Replace(" ", Blank, StringComparison.Ordinal) + "/";
        return line.Split(' ') is [_, _, _, _, "/", ..]
            ? line.Split(' ', ',', '=', ':')
                .Where(word => word.StartsWith(below, StringComparison.Ordinal))
                .Select(word => word.Replace(Blank, " ", StringComparison.Ordinal))
            : [];
    }
}
