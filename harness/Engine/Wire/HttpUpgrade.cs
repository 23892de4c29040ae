using System.Globalization;
using System.Text;
using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Engine.Wire;

/// <summary>
/// Asks an engine to let a connection carry something else from then on, HTTP/2 above all ("Upgrade: h2c"). Written by hand: the engine
/// wants a header several times, and HTTP clients join the values into one line.
/// </summary>
internal static class HttpUpgrade
{
    private const int LongestHead = 16 * 1024;

    /// <summary>The connection, whose next byte is HTTP/2's; null where the engine, or what stands before it, does not do so.</summary>
    public static Task<Stream?> Ask(
        EngineSocket engine, string path, IEnumerable<(string Name, string Value)> headers, CancellationToken cancellationToken) =>
        Ask(engine, path, "h2c", [.. headers, ("Content-Length", "0")], "", cancellationToken);

    /// <summary>The same for bytes both ways ("Upgrade: tcp"), asked for with a JSON body.</summary>
    public static Task<Stream?> AskForBytes(EngineSocket engine, string path, string json, CancellationToken cancellationToken) => Ask(
        engine,
        path,
        "tcp",
        [("Content-Type", "application/json"), ("Content-Length", json.Length.ToString(CultureInfo.InvariantCulture))],
        json,
        cancellationToken);

    private static async Task<Stream?> Ask(
        EngineSocket engine,
        string path,
        string protocol,
        IEnumerable<(string Name, string Value)> headers,
        string body,
        CancellationToken cancellationToken)
    {
        var stream = await engine.Open(cancellationToken);
        try
        {
            var request = new StringBuilder($"POST {path} HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: {protocol}\r\n");
            foreach (var (name, value) in headers)
                request.Append($"{name}: {value}\r\n");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request.Append($"\r\n{body}").ToString()), cancellationToken);
            if (await IsGranted(stream, cancellationToken))
                return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }

        await stream.DisposeAsync();
        return null;
    }

    // One byte at a time, since what follows the empty line is not ours to take.
    private static async Task<bool> IsGranted(Stream stream, CancellationToken cancellationToken)
    {
        var head = new List<byte>();
        var next = new byte[1];
        while (head.Count < LongestHead && await stream.ReadAsync(next, cancellationToken) > 0)
        {
            head.Add(next[0]);
            if (next[0] == '\n' && head.Count > 3 && head[^3] == '\n')
                return Encoding.ASCII.GetString([.. head]).StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal);
        }

        return false;
    }
}
