using System.Net;
using ImageBench.Running.Checks.Causes;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Running.Checks.Causes;

/// <summary>The words are those that Docker 20.10.24 with runc 1.1, glibc, musl, dash, busybox and bash were heard to say.</summary>
public class LikelyCauseTests
{
    private const string Runc =
        "failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ";

    [Theory]
    [InlineData(
        Runc + "exec: \"/test\": stat /test: no such file or directory: unknown",
        "The image starts '/test', and there is no such file in it.")]
    [InlineData(
        Runc + "exec: \"nosuchcmd\": executable file not found in $PATH: unknown",
        "The image starts 'nosuchcmd', and there is no such file in it.")]
    [InlineData(
        "unable to find user app: no matching entries in passwd file",
        "The image runs as the user 'app', which its /etc/passwd does not have.")]
    [InlineData(
        "unable to find group app: no matching entries in group file",
        "The image runs as the group 'app', which its /etc/group does not have.")]
    [InlineData(
        Runc + "exec: \"/prog\": permission denied: unknown",
        "Permission denied: the image's user may not execute '/prog' (no execute permission, or a directory on the way that the user "
            + "may not enter).")]
    [InlineData(
        Runc + "exec: \"/root/sh\": stat /root/sh: permission denied: unknown",
        "Permission denied: the image's user may not execute '/root/sh' (no execute permission, or a directory on the way that the user "
            + "may not enter).")]
    [InlineData("No command specified", "The image has neither ENTRYPOINT nor CMD, so there is nothing to start.")]
    [InlineData("driver failed programming external connectivity", null)]
    public void OfARefusal(string refusal, string? cause) => Assert.Equal(cause, LikelyCause.Of(Nothing with { Refusal = refusal }));

    [Theory]
    [InlineData(
        "exec /prog: exec format error",
        "Exec format error: the program is for another processor, or it is a script without a first line '#!...'.")]
    [InlineData(
        "/usr/bin/ls: error while loading shared libraries: libselinux.so.1: cannot open shared object file: No such file or directory",
        "The shared library libselinux.so.1, which the program needs, is not in the image.")]
    [InlineData(
        "Error loading shared library libstdc++.so.6: No such file or directory (needed by /prog)",
        "The shared library libstdc++.so.6, which the program needs, is not in the image.")]
    [InlineData("/bin/sh: 1: /test: not found", "A command that the start calls is not in the image: '/test'.")]
    [InlineData("sh: /test: not found", "A command that the start calls is not in the image: '/test'.")]
    [InlineData("bash: line 1: java: command not found", "A command that the start calls is not in the image: 'java'.")]
    [InlineData(
        "sh: can't fork: Resource temporarily unavailable", "It wanted more processes than the limit of 512 that a checked container has.")]
    [InlineData(
        "sh: can't create /etc/x: Permission denied",
        "Permission denied: the image's user may not do what the last lines say ('sh: can't create /etc/x: Permission denied').")]
    [InlineData(
        "listen tcp :8000: bind: address already in use",
        "The program found its port taken inside the container: it is started twice there.")]
    [InlineData("404 not found", null)]
    [InlineData("", null)]
    public void OfALine(string line, string? cause) =>
        Assert.Equal(cause, LikelyCause.Of(Nothing with { Log = new ContainerLog("starting\n", line + "\n") }));

    [Theory]
    [InlineData(
        null,
        "'/prog' is there, but what should run it is not: a script's interpreter ('#!...'), or the loader of the C library that the "
            + "program was linked with.")]
    [InlineData("/usr/bin/python3", "'/prog' is there, but what should run it is not in the image: /usr/bin/python3.")]
    [InlineData(
        "/lib64/ld-linux-x86-64.so.2",
        "'/prog' is there, but what should run it is not in the image: /lib64/ld-linux-x86-64.so.2 (the loader of the C library that the "
            + "program was linked with).")]
    public void OfAProgramThatNothingRuns(string? interpreter, string cause)
    {
        var log = new ContainerLog("", "exec /prog: no such file or directory\n");

        Assert.Equal("/prog", LikelyCause.ProgramThatCannotBeRun(log));
        Assert.Equal(cause, LikelyCause.Of(Nothing with { Log = log, Interpreter = interpreter }));
    }

    [Theory]
    [InlineData("0.0.0.0:8080 127.0.0.1:9000", "Nothing listens on port 8000 in the container; it listens on 8080, 9000.")]
    [InlineData("", "Nothing listens on port 8000 in the container.")]
    [InlineData(
        "127.0.0.1:8000",
        "The program listens on port 8000 on loopback only (127.0.0.1), where nothing outside of the container reaches it: it should "
            + "listen on 0.0.0.0.")]
    [InlineData(
        "[::1]:8000",
        "The program listens on port 8000 on loopback only (::1), where nothing outside of the container reaches it: it should listen "
            + "on 0.0.0.0.")]
    [InlineData("127.0.0.1:8000 0.0.0.0:8000", null)]
    [InlineData(
        "[::]:8000 [::1]:9000",
        "The program listens on port 8000 on IPv6 only, and a published port leads to it by IPv4 unless the engine's network has IPv6: "
            + "it should listen on 0.0.0.0, or on [::] for both.")]
    [InlineData("[::]:8000 0.0.0.0:8000", null)]
    [InlineData(null, "Nothing listens on port 8000 in the container, or on loopback only.")]
    public void OfWhoListens(string? listeners, string? cause)
    {
        var known = listeners?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(IPEndPoint.Parse).ToArray();

        Assert.Equal(
            cause, LikelyCause.Of(Nothing with { State = new ContainerState(true, 0, false, null), SilentPort = 8000, Listeners = known }));
    }

    [Fact]
    public void OfTooMuchMemory() =>
        Assert.Equal(
            "It ran out of memory: the kernel ended it when it wanted more than its limit (check.memory).",
            LikelyCause.Of(Nothing with { State = new ContainerState(false, 137, true, null) }));

    private static Symptoms Nothing => new(null, null, new ContainerLog("", ""), null, null, null);
}
