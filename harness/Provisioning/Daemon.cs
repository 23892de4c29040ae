using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ImageBench.Model;

namespace ImageBench.Provisioning;

/// <summary>
/// One long-running process of the harness's own: started in a session of its own (Ctrl+C must not reach it before what was made is
/// removed), known by a pid file, ended by its id and by nothing else.
/// </summary>
internal sealed class Daemon(string program, string folder, string configFile, EndPoint address, TimeProvider time)
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private string PidFile => Path.Combine(folder, program + ".harness-pid");

    private string LogFile => Path.Combine(folder, program + ".log");

    /// <summary>Starts it and waits until its address takes connections.</summary>
    public async Task Start(string configOption, CancellationToken cancellationToken)
    {
        // setsid becomes the daemon (the id stays); the shell only sends its output to the log, which must outlive the harness.
        var start = new ProcessStartInfo("setsid") { RedirectStandardInput = true };
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
        await File.WriteAllTextAsync(PidFile, process.Id.ToString(CultureInfo.InvariantCulture), CancellationToken.None);
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

    /// <summary>Ends it, also one that an earlier, killed harness left running. Nothing happens where none runs.</summary>
    public async Task End()
    {
        if (RunningId() is { } id)
        {
            Signal.Send(id, Signal.Terminate);
            var begun = time.GetTimestamp();
            // One that is ending loses its command line before it lets go of its sockets: only when it is dead does nothing answer there
            // any more.
            while (!IsDead(id) && time.GetElapsedTime(begun) < LongestEnd)
                await Task.Delay(Pause, time, CancellationToken.None);
            if (RunningId() == id)
                Signal.Send(id, Signal.Kill);
        }

        File.Delete(PidFile);
        if (address is UnixDomainSocketEndPoint socket)
            File.Delete(socket.ToString());
    }

    // A process id is used again by the system: only one whose command line names our configuration file is ours.
    private int? RunningId()
    {
        if (!File.Exists(PidFile) || !int.TryParse(File.ReadAllText(PidFile), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Split('\0').Contains(configFile) && !IsDead(id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // A process that has ended but was not waited for still has an entry, in state Z; the state follows the name in brackets.
    private static bool IsDead(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].StartsWith('Z');
        }
        catch (IOException)
        {
            return true;
        }
    }

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
