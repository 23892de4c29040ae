using System.Net.Sockets;
using System.Text;
using ImageBench.Engine;
using ImageBench.Images;
using ImageBench.Model;
using ImageBench.Tests.Images;

namespace ImageBench.Tests.Engine;

/// <summary>An image's export from an engine that is played by a socket: whole, broken off, and whole but damaged. Engines send exports in chunks.</summary>
public class ExportTests
{
    private static readonly byte[] Archive = new ArchiveBuilder().Layer(new TarBytes().File("a", 300_000).End()).Legacy();

    [Fact]
    public async Task AWholeExportIsRead() => Assert.Equal(300_000, (await Read([.. Chunk(Archive), .. "0\r\n\r\n"u8])).Unpacked.Bytes);

    [Fact]
    public async Task AnEngineThatHangsUpInsideAChunkIsGone() => await IsGone(Chunk(Archive)[..200_000]);

    [Fact]
    public async Task AnEngineThatHangsUpBetweenChunksIsGone() => await IsGone(Chunk(Archive[..200_000]));

    [Fact]
    public async Task AnArchiveThatIsDamagedIsNotTheEnginesFault()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Read([.. Chunk(Archive[..200_000]), .. "0\r\n\r\n"u8]));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
    }

    private static async Task IsGone(byte[] body)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Read(body));

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.Contains("stopped answering while exporting image sha256:1 (", fault.Message, StringComparison.Ordinal);
    }

    private static byte[] Chunk(byte[] bytes) => [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];

    private static async Task<ImageFacts> Read(byte[] body)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "s");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var served = Serve(path, body, over.Token);
        try
        {
            using var engine = await DockerEngine.Connect(new EngineAddress(new Uri("unix://" + path), "--engine"), isPrivate: false, TimeProvider.System, cancel);
            return await engine.ReadImage("sha256:1", (archive, token) => ImageArchive.Read(archive, null, token), cancel);
        }
        finally
        {
            await over.CancelAsync();
            await served;
        }
    }

    // Listens before it returns its task. Every answer ends its connection, so that a request is the first thing that a connection carries.
    private static async Task Serve(string path, byte[] body, CancellationToken cancel)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptAsync(cancel);
                var request = new byte[10_000];
                var length = await connection.ReceiveAsync(request, cancel);
                var isExport = Encoding.ASCII.GetString(request, 0, length).Contains("/images/", StringComparison.Ordinal);
                await Send(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: " + (isExport ? "application/x-tar\r\nTransfer-Encoding: chunked\r\n\r\n" : "application/json\r\n" + Description), cancel);
                if (isExport)
                    await Send(connection, body, cancel);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The client has what it came for.
        }
    }

    private static string Description
    {
        get
        {
            const string json = """{"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12","ServerVersion":"20.10.24","Driver":"overlay2","OperatingSystem":"x","KernelVersion":"6","Architecture":"x86_64","NCPU":2,"MemTotal":1}""";
            return $"Content-Length: {json.Length}\r\n\r\n{json}";
        }
    }

    private static Task Send(Socket connection, string text, CancellationToken cancel) => Send(connection, (ReadOnlyMemory<byte>)Encoding.ASCII.GetBytes(text), cancel);

    private static async Task Send(Socket connection, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await connection.SendAsync(bytes, cancel)..];
    }
}
