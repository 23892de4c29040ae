using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using ImageBench.Model;
using ImageBench.Provisioning;

namespace ImageBench.Tests.Provisioning;

/// <summary>With a script as the daemon; its socket, which a script cannot make, is the test's.</summary>
public sealed class DaemonTests : IDisposable
{
    private const string Sleeping = "trap 'exit 0' TERM\necho $$ > \"$0.started\"\nwhile :; do sleep 0.05; done\n";

    private readonly TempFolder _folder = new();
    private readonly Socket _listening = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    private string Program => Path.Combine(_folder.Path, "daemon");

    private string Config => Path.Combine(_folder.Path, "daemon.json");

    private string SocketPath => Path.Combine(_folder.Path, "daemon.sock");

    [Fact]
    public async Task RunsFromStartToEnd()
    {
        var daemon = Make(Sleeping);
        Listen();
        await daemon.Start("--config", TestContext.Current.CancellationToken);
        var id = await RunningProcess.IdIn(Program + ".started");

        Assert.True(daemon.IsRunning);
        Assert.True(await daemon.End());

        Assert.False(RunningProcess.Exists(id));
        Assert.False(daemon.IsRunning);
        Assert.False(File.Exists(SocketPath));
    }

    [Fact]
    public async Task ThatIsNotDeadYetIsWaitedForWhateverItsCommandLineSays()
    {
        // The system takes an ending process's command line before its sockets; this one gives its own away.
        var daemon = Make(Sleeping.Replace("exit 0", "exec sleep 1", StringComparison.Ordinal));
        Listen();
        await daemon.Start("--config", TestContext.Current.CancellationToken);
        var id = await RunningProcess.IdIn(Program + ".started");

        await daemon.End();

        Assert.False(RunningProcess.Exists(id));
    }

    [Fact]
    public async Task ThatAnEarlierHarnessLeftIsEndedByTheNext()
    {
        Listen();
        await Make(Sleeping).Start("--config", TestContext.Current.CancellationToken);
        var id = await RunningProcess.IdIn(Program + ".started");

        await Make(Sleeping).End();

        Assert.False(RunningProcess.Exists(id));
    }

    [Fact]
    public async Task ThatEndsAtOnceGivesItsLastLogLines()
    {
        var daemon = Make("echo first\necho \"failed to start: no space left\" >&2\nexit 1\n");

        var fault = await Assert.ThrowsAsync<Fault>(() => daemon.Start("--config", TestContext.Current.CancellationToken));

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.EndsWith(
            $"ended while it was starting; the last lines of {Program}.log: first | failed to start: no space left",
            fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelledWhileItStartsCanBeEnded()
    {
        var daemon = Make(Sleeping);
        using var cancel = new CancellationTokenSource();
        var starting = daemon.Start("--config", cancel.Token);
        var id = await RunningProcess.IdIn(Program + ".started");
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        await daemon.End();

        Assert.False(RunningProcess.Exists(id));
    }

    [Fact]
    public async Task ThatIsStoppedIsEndedToo()
    {
        Listen();
        await Make(Sleeping).Start("--config", TestContext.Current.CancellationToken);
        var id = await RunningProcess.IdIn(Program + ".started");
        using (var stop = Process.Start("kill", ["-STOP", id.ToString(CultureInfo.InvariantCulture)]))
            await stop.WaitForExitAsync(TestContext.Current.CancellationToken);

        await Make(Sleeping).End();

        Assert.False(RunningProcess.Exists(id));
    }

    [Fact]
    public async Task WhoMerelyReadsItsConfigurationIsNotEnded()
    {
        using var reader = Process.Start("sh", ["-c", "echo $$ > \"$1.reader\"; while :; do sleep 0.05; done", "editor", Config]);
        try
        {
            await RunningProcess.IdIn(Config + ".reader");

            Assert.False(await Make(Sleeping).End());

            Assert.True(RunningProcess.Exists(reader.Id));
        }
        finally
        {
            reader.Kill();
        }
    }

    [Fact]
    public async Task OneOfAContainerThatIsCalledTheSameIsNotEnded()
    {
        // Where that one sees its own program and configuration, there is another folder here.
        const string inside = "mount -t tmpfs none \"$1\" && printf '%s' \"$2\" >\"$1/daemon\" && chmod 700 \"$1/daemon\" "
            + "&& touch \"$1/daemon.json\" && echo $$ && exec \"$1/daemon\" --config \"$1/daemon.json\"";
        var daemon = Make(Sleeping);
        await File.WriteAllTextAsync(Config, "", TestContext.Current.CancellationToken);
        string[] users = Environment.IsPrivilegedProcess ? [] : ["--user", "--map-root-user"];
        using var other = Process.Start(new ProcessStartInfo(
            "unshare", [.. users, "--mount", "sh", "-c", inside, "sh", _folder.Path, "#!/bin/sh\nwhile :; do sleep 0.05; done\n"])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            Assert.SkipWhen(
                await other.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is null,
                "This machine lets nobody make a namespace of mounts.");

            while (!ProcessTable.Arguments(other.Id).Contains("--config"))
                await Task.Delay(10, TestContext.Current.CancellationToken);

            Assert.False(daemon.IsRunning);
            Assert.False(await daemon.End());

            Assert.True(RunningProcess.Exists(other.Id));
        }
        finally
        {
            other.Kill();
        }
    }

    [Fact]
    public async Task ThatDoesNotRunNeedsNoEnd() => Assert.False(await Make(Sleeping).End());

    public void Dispose()
    {
        _listening.Dispose();
        _folder.Dispose();
    }

    private Daemon Make(string script)
    {
        File.WriteAllText(Program, "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new Daemon(Program, _folder.Path, Config, new UnixDomainSocketEndPoint(SocketPath), TimeProvider.System);
    }

    private void Listen()
    {
        _listening.Bind(new UnixDomainSocketEndPoint(SocketPath));
        _listening.Listen();
    }
}
