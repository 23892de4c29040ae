using System.Net;
using System.Net.Sockets;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Checks;

namespace ImageBench.Tests.Running.Checks;

public class HttpProbeTests
{
    private const int Probes = 2_000;

    // What the tests that run beside this one may open in the meantime.
    private const int Others = 100;

    [Fact]
    public async Task RefusedProbesLeaveNoSocketOpen()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "open files are counted in /proc");
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        // Bound, so that nobody else gets the port, and not listening, so that it refuses.
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var probe = new HttpProbe(new Uri($"http://{taken.LocalEndPoint}"));
        var before = OpenSockets();
        var most = 0;
        for (var number = 1; number <= Probes; number++)
        {
            var sent = await probe.Send(
                new CheckRequest("GET", "/", null, 200, false), new Dictionary<string, string>(), TestContext.Current.CancellationToken);

            Assert.Equal((null, "no connection could be made"), sent);
            // Now and then: a collection of garbage closes what was left open.
            if (number % 100 == 0)
                most = Math.Max(most, OpenSockets() - before);
        }

        Assert.InRange(most, 0, Others);
    }

    private static int OpenSockets() =>
        Directory.EnumerateFiles("/proc/self/fd").Count(file => LinkTarget(file)?.StartsWith("socket:", StringComparison.Ordinal) == true);

    // One that was open when the folder was read may be closed by now.
    private static string? LinkTarget(string file)
    {
        try
        {
            return new FileInfo(file).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
