using System.Net.Sockets;
using System.Text;
using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.Wire;

/// <summary>
/// Engines that speak another API than this harness does, played by a socket that answers every request with one version.
/// </summary>
public class SpokenVersionTests
{
    [Fact]
    public async Task AnEngineThatIsTooOldIsRefusedWithItsVersionAndWhatToDo()
    {
        var fault = await Connect("""{"Version":"19.03.15","ApiVersion":"1.40","MinAPIVersion":"1.12"}""");

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.EndsWith(
            "is 19.03.15 (API 1.40), which is too old: ImageBench needs 20.10 (API 1.41) or newer. Update it, or use --engine private.",
            fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEngineThatIsTooNewIsRefusedWithItsVersionAndWhatToDo()
    {
        var fault = await Connect("""{"Version":"40.0.0","ApiVersion":"1.90","MinAPIVersion":"1.80"}""");

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.Contains("is 40.0.0 and speaks no API below 1.80", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomethingElseThatListensThereIsNoEngine()
    {
        var fault = await Connect("<html>hello</html>");

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.StartsWith("No Docker engine answers at unix://", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<Fault> Connect(string answer)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "s");
        var served = Serve(path, answer, cancel);
        var fault = await Assert.ThrowsAsync<Fault>(() =>
            DockerEngine.Connect(new EngineAddress(new Uri("unix://" + path), "--engine"), isPrivate: false, TimeProvider.System, cancel));
        await served;
        return fault;
    }

    // Listens before it first waits, so that who calls can connect at once.
    private static async Task Serve(string path, string answer, CancellationToken cancel)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        using var connection = await listener.AcceptAsync(cancel);
        await connection.ReceiveAsync(new byte[10_000], cancel);
        var head =
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(answer)}\r\nConnection: "
                + "close\r\n\r\n";
        await connection.SendAsync(Encoding.UTF8.GetBytes(head + answer), cancel);
    }
}
