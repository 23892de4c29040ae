using System.Net.Sockets;

namespace ImageBench.EngineTests.Sessions;

/// <summary>An SSH agent that holds no key and says so to whoever asks it for its list.</summary>
internal sealed class ListedKeys : IAsyncDisposable
{
    /// <summary>A length of 1, and the request for identities.</summary>
    private static readonly byte[] Question = [0, 0, 0, 1, 11];

    /// <summary>A length of 5, the answer with identities, and their number.</summary>
    private static readonly byte[] Answer = [0, 0, 0, 5, 12, 0, 0, 0, 0];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-agent-");
    private readonly CancellationTokenSource _over = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Task _serving;

    public ListedKeys()
    {
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen();
        _serving = Serve();
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "agent.sock");

    /// <summary>How often it was asked.</summary>
    public int Asked { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _over.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task Serve()
    {
        while (true)
        {
            using var client = await _listener.AcceptAsync(_over.Token);
            await using var stream = new NetworkStream(client);
            var question = new byte[Question.Length];
            // Whoever only looks whether it is there asks nothing.
            if (await stream.ReadAtLeastAsync(question, question.Length, throwOnEndOfStream: false, _over.Token) < question.Length)
                continue;
            Assert.Equal(Question, question);
            Asked++;
            await stream.WriteAsync(Answer, _over.Token);
        }
    }
}
