using System.Net;
using System.Net.Sockets;

namespace ImageBench.Tests.Cli.Displays;

/// <summary>Outputs that cannot be written, as a shell gives them to the command.</summary>
public sealed class LostOutputTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Theory]
    [InlineData("> /dev/full", 2)]
    [InlineData(">&-", 2)]
    public async Task ResultsThatCannotBeWrittenAreOneSentence(string where, int code)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full.");

        var ended = await _line.RunInAShell($"\"$@\" {where}", "list");

        Assert.Equal(code, ended.ExitCode);
        Assert.StartsWith("Standard output cannot be written (", Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"$@\" 2> /dev/full", 0)]
    [InlineData("\"$@\" 2>&-", 0)]
    [InlineData("(\"$@\"; echo $? >&2) | true", 0)]
    public async Task NobodyToTellAndAReaderThatWentAwayAreBorne(string script, int code)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full.");

        var ended = await _line.RunInAShell(script, "list");

        Assert.Equal(code, ended.ExitCode);
        Assert.True(ended.Error.Trim() is "" or "0", ended.Error);
    }

    // A command with a live display on a terminal of its own, which is closed while it looks for its engine.
    [Fact]
    public async Task ATerminalThatIsClosedEndsACommandAsAnInterruptionWithoutACrash()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "There is no python3 to make a terminal.");
        const string Script =
            """
            import os, pty, sys, time
            pid, fd = pty.fork()
            if pid == 0:
                os.environ["TERM"] = "xterm"
                os.execvp(sys.argv[1], sys.argv[1:])
            end = time.time() + 60
            seen = b""
            while b"preparing" not in seen and time.time() < end:
                try:
                    seen += os.read(fd, 4096)
                except OSError:
                    break
            os.close(fd)
            _, status = os.waitpid(pid, 0)
            print(b"preparing" in seen, os.WIFSIGNALED(status), os.waitstatus_to_exitcode(status))
            """;
        var script = _line.Write("terminal.py", Script);
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var engine = $"tcp://{silent.LocalEndpoint}";

        var ended = await _line.RunInAShell($"python3 {script} \"$@\"", "--scenario", "app", "--display", "tty", "--engine", engine);

        Assert.Equal("True False 130", ended.Output.Trim());
    }

    public void Dispose() => _line.Dispose();
}
