using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using ImageBench.EngineTests.Matrix;
using ImageBench.EngineTests.Stage;
using Microsoft.Win32.SafeHandles;

namespace ImageBench.EngineTests.Fleets;

/// <summary>
/// A forward proxy that listens in networks which lead nowhere, and goes on by the one of the tests. A socket stays in the network that it
/// was made in: neither network gets a device, a route or a rule for it. It takes what fetches a file by plain HTTP, as apt does.
/// </summary>
internal sealed class WayOut : IAsyncDisposable
{
    /// <summary>The same in each of the networks: on the bridge of its engine, where steps of builds reach it.</summary>
    public const string Address = $"http://{IsolatedEngine.BridgeAddress}:3128";

    // Of setns: CLONE_NEWNET.
    private const int Network = 0x40000000;
    private const int LongestHead = 64 * 1024;

    private readonly CancellationTokenSource _over = new();
    private readonly List<Socket> _listeners = [];
    private readonly Task _serving;

    /// <summary>In the network of each of these processes.</summary>
    public WayOut(IEnumerable<int> processes)
    {
        _listeners.AddRange(processes.Select(ListenIn));
        _serving = Task.WhenAll(_listeners.Select(Serve));
    }

    /// <summary>How Docker's client is told of it, for the builds of every engine.</summary>
    public static string Config => $$"""{ "proxies": { "default": { "httpProxy": "{{Address}}" } } }""";

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _serving;
        _listeners.ForEach(listener => listener.Dispose());
        _over.Dispose();
    }

    // On a thread that ends with it: no other is left in that network.
    private static Socket ListenIn(int process)
    {
        Socket? socket = null;
        ExceptionDispatchInfo? wrong = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var network = File.OpenHandle($"/proc/{TestEngine.Number(process)}/ns/net", share: FileShare.ReadWrite);
                if (GoTo(network, Network) != 0)
                    throw new IOException($"the network of process {process} cannot be entered");
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(IPEndPoint.Parse(new Uri(Address).Authority));
                socket.Listen();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SocketException)
            {
                wrong = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.Start();
        thread.Join();
        wrong?.Throw();
        return socket!;
    }

    private async Task Serve(Socket listener)
    {
        List<Task> connections = [];
        try
        {
            while (true)
                connections.Add(Pass(new NetworkStream(await listener.AcceptAsync(_over.Token), ownsSocket: true)));
        }
        catch (OperationCanceledException)
        {
            // A client that hung up has told its own step why.
            await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // One request a connection, so that nothing has to be known of answers but their end.
    private async Task Pass(NetworkStream client)
    {
        await using (client)
        {
            var head = await ReadHead(client);
            var target = new Uri(head.Split(' ')[1]);
            // What this machine's own programs go through.
            var next = HttpClient.DefaultProxy.GetProxy(target);
            using var far = new TcpClient();
            await far.ConnectAsync((next ?? target).Host, (next ?? target).Port, _over.Token);
            var asked = Onward(head, next is null ? target.PathAndQuery : null);
            await far.GetStream().WriteAsync(Encoding.Latin1.GetBytes(asked), _over.Token);
            await far.GetStream().CopyToAsync(client, _over.Token);
            // With something unread a close would take back what is still on its way.
            client.Socket.Shutdown(SocketShutdown.Send);
            await client.CopyToAsync(Stream.Null, _over.Token);
        }
    }

    private async Task<string> ReadHead(NetworkStream client)
    {
        var read = new byte[LongestHead];
        for (var length = 0; length < read.Length;)
        {
            var more = await client.ReadAsync(read.AsMemory(length), _over.Token);
            if (more == 0)
                break;
            length += more;
            var head = Encoding.Latin1.GetString(read, 0, length);
            if (head.IndexOf("\r\n\r\n", StringComparison.Ordinal) is > 0 and var end)
                return head[..end];
        }

        throw new IOException("the client sent no request");
    }

    // To the server itself by the path alone.
    private static string Onward(string head, string? path)
    {
        var lines = head.Split("\r\n");
        var words = lines[0].Split(' ');
        var kept = lines.Skip(1).Where(line => !line.Split(':')[0].EndsWith("Connection", StringComparison.OrdinalIgnoreCase));
        return string.Join("\r\n", [$"{words[0]} {path ?? words[1]} {words[2]}", .. kept, "Connection: close", "", ""]);
    }

    [DllImport("libc", EntryPoint = "setns")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GoTo(SafeFileHandle network, int kind);
}
