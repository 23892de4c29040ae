using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.Registries.Distribution;

/// <summary>How a registry that may be spoken to without TLS is asked.</summary>
public sealed class RegistryLinkTests
{
    private const byte TlsRecord = 0x16;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("[::ffff:127.0.0.2]", "TLS plain")] // An address that is not known for a loopback one, and reaches this machine.
    [InlineData("127.0.0.1", "plain")]
    public async Task AnInsecureHostIsAskedByTlsFirstUnlessItIsThisMachine(string address, string asked)
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        var host = string.Create(CultureInfo.InvariantCulture, $"{address}:{((IPEndPoint)listener.LocalEndpoint).Port}");
        using var link = new RegistryLink(host, new RegistrySettings([], [host]), TimeProvider.System);

        var silence = link.FindSilence(Cancel);
        var seen = new List<string>();
        while (await Task.WhenAny(AnswerOne(listener, seen), silence) != silence)
        {
        }

        Assert.Equal((null, asked), (await silence, string.Join(' ', seen)));
    }

    [Fact]
    public async Task WhereItSendsOnToWhatIsNoAddressItIsSaid()
    {
        await using var registry = new PlayedRegistry
        {
            Answer = call =>
            {
                call.Response.Headers["Location"] = "//h:99999/";
                call.Response.StatusCode = 302;
                call.Response.Close();
                return true;
            },
        };
        using var link = new RegistryLink(registry.Host, new RegistrySettings([], []), TimeProvider.System);

        var fault = await Assert.ThrowsAsync<Fault>(() => link.Send(HttpMethod.Get, "/v2/", (_, _) => { }, Cancel));

        Assert.StartsWith(
            $"The registry {registry.Host} sends on to what is no address (//h:99999/).", fault.Message, StringComparison.Ordinal);
    }

    private static async Task AnswerOne(TcpListener listener, List<string> seen)
    {
        using var connection = await listener.AcceptTcpClientAsync(Cancel);
        var stream = connection.GetStream();
        var part = new byte[4096];
        _ = await stream.ReadAsync(part, Cancel);
        var isTls = part[0] == TlsRecord;
        seen.Add(isTls ? "TLS" : "plain");
        await stream.WriteAsync(
            isTls ? "HTTP/1.0 400 Bad Request\r\n\r\n"u8.ToArray() : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), Cancel);
    }
}
