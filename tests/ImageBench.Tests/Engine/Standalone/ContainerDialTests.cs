using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Text;
using ImageBench.Engine.Standalone;
using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Tests.Engine.Standalone;

/// <summary>A BuildKit in a container: what an engine is asked for, and what goes over the connection.</summary>
[SuppressMessage("Reliability", "CA2025:Do not pass 'IDisposable' instances into unawaited tasks", Justification = "Each is awaited.")]
public sealed class ContainerDialTests : IDisposable
{
    private const string Started = "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";

    private readonly TempFolder _folder = new();
    private readonly List<string> _asked = [];

    [Fact]
    public async Task TheBuildersOwnClientIsStartedThereAndItsOutputIsTheConnection()
    {
        // Of one kind in two pieces, and words on standard error between them.
        byte[] said = [.. Frame(1, "PR"), .. Frame(2, "a warning"), .. Frame(1, "I *")];
        using var listener = Listen();
        var unknown = Json(404, """{"message":"No such container: mine"}""");
        var serving = Serve(listener, unknown, Json(201, """{"Id":"e1"}"""), [.. Ascii(Started), .. said]);

        await using var stream = await new ContainerDial(Socket, "mine").Open(TestContext.Current.CancellationToken);
        var read = new byte[5];
        await stream.ReadExactlyAsync(read, TestContext.Current.CancellationToken);
        await serving;

        Assert.Equal("PRI *", Encoding.ASCII.GetString(read));
        Assert.StartsWith("POST /containers/mine/exec HTTP/1.1", _asked[0], StringComparison.Ordinal);
        Assert.StartsWith("POST /containers/buildx_buildkit_mine0/exec HTTP/1.1", _asked[1], StringComparison.Ordinal);
        Assert.Contains("[\"buildctl\",\"dial-stdio\"]", _asked[1], StringComparison.Ordinal);
        Assert.StartsWith("POST /exec/e1/start HTTP/1.1\r\n", _asked[2], StringComparison.Ordinal);
        Assert.Contains("\r\nUpgrade: tcp\r\n", _asked[2], StringComparison.Ordinal);
        Assert.EndsWith("""{"Detach":false,"Tty":false}""", _asked[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhyItsClientEndedIsTold()
    {
        using var listener = Listen();
        var serving = Serve(listener, Json(201, """{"Id":"e1"}"""), [.. Ascii(Started), .. Frame(2, "exec: \"buildctl\": not found.\n")]);

        await using var stream = await new ContainerDial(Socket, "mine").Open(TestContext.Current.CancellationToken);
        await serving;
        var ended = await Assert.ThrowsAsync<IOException>(
            async () => await stream.ReadExactlyAsync(new byte[5], TestContext.Current.CancellationToken));

        Assert.Equal("buildctl in the container ended: exec: \"buildctl\": not found", ended.Message);
    }

    [Theory]
    [InlineData(404, "there is no container mine on the engine at ")]
    [InlineData(409, "starts nothing in the container mine: it is paused")]
    public async Task AContainerThatCannotBeEnteredIsNamed(int status, string said)
    {
        using var listener = Listen();
        var answer = Json(status, """{"message":"it is paused"}""");
        var serving = Serve(listener, status == 404 ? [answer, answer] : [answer]);

        var refused = await Assert.ThrowsAsync<IOException>(
            () => new ContainerDial(Socket, "mine").Open(TestContext.Current.CancellationToken));
        await serving;

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Path => System.IO.Path.Combine(_folder.Path, "s");

    private EngineSocket Socket => new(new Uri("unix://" + Path), null);

    private Socket Listen()
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(Path));
        listener.Listen();
        return listener;
    }

    private async Task Serve(Socket listener, params byte[][] answers)
    {
        var request = new byte[10_000];
        foreach (var answer in answers)
        {
            using var connection = await listener.AcceptAsync(TestContext.Current.CancellationToken);
            var text = "";
            while (!IsWhole(text))
            {
                var length = await connection.ReceiveAsync(request, TestContext.Current.CancellationToken);
                text += Encoding.ASCII.GetString(request, 0, length);
            }

            _asked.Add(text);
            await connection.SendAsync(answer, TestContext.Current.CancellationToken);
        }
    }

    // Its body is an object, sent in one piece or with its pieces' lengths.
    private static bool IsWhole(string request) => request.TrimEnd('\r', '\n', '0').EndsWith('}');

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Frame(byte kind, string text) => [kind, 0, 0, 0, 0, 0, 0, (byte)text.Length, .. Ascii(text)];

    private static byte[] Json(int status, string json) =>
        Ascii($"HTTP/1.1 {status} x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}");
}
