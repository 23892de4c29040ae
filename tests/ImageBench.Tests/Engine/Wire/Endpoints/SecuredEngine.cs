using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace ImageBench.Tests.Engine.Wire.Endpoints;

/// <summary>What answers a ping on loopback over TLS, to clients that the test's authority signed and to nobody else.</summary>
internal sealed class SecuredEngine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly TestKeys _keys;
    private readonly Task _serving;

    public SecuredEngine(TestKeys keys)
    {
        _keys = keys;
        _listener.Start();
        _serving = Serve();
    }

    /// <summary>The authorities that the last client showed beside its own certificate.</summary>
    public IReadOnlyList<string> Shown { get; private set; } = [];

    public string Address => $"tcp://{_listener.LocalEndpoint}";

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _serving;
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task Serve()
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_over.Token);
                await Serve(client.GetStream());
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException
                or System.Security.Authentication.AuthenticationException)
            {
                // The test is over, or a client that is not known.
            }
        }
    }

    private async Task Serve(Stream plain)
    {
        await using var secured = new SslStream(plain);
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificate = _keys.Server,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, shown, chain, _) =>
            {
                Shown = [.. (chain?.ChainPolicy.ExtraStore ?? []).Select(one => one.Subject).Where(subject => subject != "CN=client")];
                return shown?.Subject == "CN=client";
            },
        };
        await secured.AuthenticateAsServerAsync(options, _over.Token);
        _ = await secured.ReadAsync(new byte[4096], _over.Token);
        await secured.WriteAsync(
            Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK"), _over.Token);
        await secured.ShutdownAsync();
    }
}
