using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ImageBench.Model;
using ImageBench.Model.Files;

namespace ImageBench.Provisioning;

/// <summary>
/// One long-running process of the harness's own: started in a session of its own (Ctrl+C must not reach it before what was made is
/// removed), known by its own configuration file in its command line, ended by its id and by nothing else.
/// </summary>
internal sealed class Daemon(string program, string folder, string configFile, EndPoint address, TimeProvider time)
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public bool IsRunning => RunningIds().Count > 0;

    private string LogFile => Path.Combine(folder, program + ".log");

    /// <summary>Starts it and waits until its address takes connections.</summary>
    public async Task Start(string configOption, CancellationToken cancellationToken)
    {
        // Of a harness that was killed while it started one, that may be running by now.
        if (RunningIds().Count > 0)
            await End();
        // setsid becomes the daemon (the id stays); the shell only sends its output to the log, which must outlive the harness.
        var setsid = OwnSession.Program
            ?? throw new Fault(ExitCode.NoEngine, $"{program} is started by setsid, which is not here: install util-linux.");
        var start = new ProcessStartInfo(setsid) { RedirectStandardInput = true };
        foreach (var argument in (string[])
        [
            "sh",
            "-c",
            "exec \"$0\" \"$1\" \"$2\" >\"$3\" 2>&1",
            Machine.FindProgram(program)!,
            configOption,
            configFile,
            LogFile,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new Fault(ExitCode.NoEngine, $"{program} did not start.");
        process.StandardInput.Close();
        var begun = time.GetTimestamp();
        while (!await Answers(cancellationToken))
        {
            if (process.HasExited || time.GetElapsedTime(begun) > LongestStart)
            {
                throw new Fault(
                    ExitCode.NoEngine,
                    $"{program} {(process.HasExited ? "ended" : "did not answer")} while it was starting; the last lines of {LogFile}: "
                        + $"{LastLog()}");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>
    /// Ends it, also one that an earlier, killed harness left running; whether it ran and ended as asked. Nothing happens where none runs.
    /// </summary>
    public async Task<bool> End()
    {
        var ids = RunningIds();
        foreach (var id in ids)
        {
            Signal.Send(id, Signal.Terminate);
            // One that is stopped would not hear it.
            Signal.Send(id, Signal.Continue);
        }

        var isWhole = ids.Count > 0 && await End(ids);
        // Of those alone that are still it: an id may be another process's by now.
        foreach (var id in ids.Intersect(RunningIds()))
            Signal.Send(id, Signal.Kill);
        if (!isWhole)
            await End(ids);
        if (address is UnixDomainSocketEndPoint socket)
            File.Delete(socket.ToString());
        return isWhole;
    }

    // One that is ending loses its command line before it lets go of its sockets: only when it is dead does nothing answer there any more.
    private async Task<bool> End(List<int> ids)
    {
        var begun = time.GetTimestamp();
        while (ids.Exists(ProcessTable.Runs))
        {
            if (time.GetElapsedTime(begun) > LongestEnd)
                return false;
            await Task.Delay(Pause, time, CancellationToken.None);
        }

        return true;
    }

    // By its command line, which names our configuration file: a file with its id could not be written by a harness that is killed while it
    // starts, and ids are used again. The shell that becomes it names the same; so does that of a harness in a container with such a path.
    private List<int> RunningIds() =>
    [
        .. ProcessTable.Ids()
            .Where(id => IsOurs(ProcessTable.Arguments(id)) && ProcessTable.Runs(id) && ProcessTable.Shares(id, configFile)),
    ];

    private bool IsOurs(IReadOnlyList<string> arguments) => Enumerable.Range(0, Math.Max(0, arguments.Count - 2))
        .Any(at => Path.GetFileName(arguments[at]) == Path.GetFileName(program) && arguments[at + 2] == configFile);

    private async Task<bool> Answers(CancellationToken cancellationToken)
    {
        using var probe = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await probe.ConnectAsync(address, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string LastLog()
    {
        var last = new LastLines();
        if (File.Exists(LogFile))
        {
            foreach (var line in File.ReadLines(LogFile))
                last.Add(line);
        }

        return last.ToString();
    }
}
