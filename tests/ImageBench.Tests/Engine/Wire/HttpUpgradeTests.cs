using System.Net.Sockets;
using System.Text;
using ImageBench.Engine.Wire;

namespace ImageBench.Tests.Engine.Wire;

public class HttpUpgradeTests
{
    [Fact]
    public async Task WhatFollowsTheAnswerIsLeftForTheNewProtocol()
    {
        var (stream, request) = await Ask("HTTP/1.1 101 UPGRADED\r\nUpgrade: h2c\r\n\r\nPRI");

        await using (stream)
        {
            var next = new byte[3];
            await stream!.ReadExactlyAsync(next, TestContext.Current.CancellationToken);
            Assert.Equal("PRI", Encoding.ASCII.GetString(next));
        }

        Assert.StartsWith("POST /session HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nUpgrade: h2c\r\n", request, StringComparison.Ordinal);
        // A line for each value: an engine that gets them joined takes them for one.
        Assert.Contains("\r\nX-Method: a\r\nX-Method: b\r\n", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 404 Not Found\r\n\r\nno")]
    [InlineData("HTTP/1.1 101")]
    [InlineData("")]
    public async Task AnyOtherAnswerMeansThatItIsNotHad(string answer) => Assert.Null((await Ask(answer)).Stream);

    [Fact]
    public async Task AnAnswerWithoutEndIsNotReadForEver() =>
        Assert.Null((await Ask("HTTP/1.1 101 x\r\nX: " + new string('x', 100_000))).Stream);

    [Fact]
    public async Task AnEngineThatIsNotThereThrowsWhatItsSocketThrows()
    {
        using var folder = new TempFolder();
        var engine = new EngineSocket(new Uri("unix://" + Path.Combine(folder.Path, "none")), null);

        await Assert.ThrowsAnyAsync<SocketException>(() => HttpUpgrade.Ask(engine, "/grpc", [], TestContext.Current.CancellationToken));
    }

    private static async Task<(Stream? Stream, string Request)> Ask(string answer)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "s");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        var asking = HttpUpgrade.Ask(
            new EngineSocket(new Uri("unix://" + path), null), "/session", [("X-Method", "a"), ("X-Method", "b")], cancel);
        using var far = await listener.AcceptAsync(cancel);
        var request = new byte[10_000];
        var length = await far.ReceiveAsync(request, cancel);
        // Who asked may have gone before it was all said.
        await far.SendAsync(Encoding.ASCII.GetBytes(answer), cancel);
        far.Shutdown(SocketShutdown.Send);
        return (await asking, Encoding.ASCII.GetString(request, 0, length));
    }
}
