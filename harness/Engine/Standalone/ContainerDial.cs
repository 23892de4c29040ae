using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ImageBench.Engine.Wire;
using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Engine.Standalone;

/// <summary>
/// Connections to a BuildKit in a container, as buildx makes them: its own client there passes on what comes ("buildctl dial-stdio"). The
/// engine that runs the container starts it, one for each connection.
/// </summary>
internal sealed class ContainerDial(EngineSocket engine, string container)
{
    private static readonly string[] Command = ["buildctl", "dial-stdio"];

    public async Task<Stream> Open(CancellationToken cancellationToken)
    {
        // What "docker buildx create --name NAME" makes is called so.
        var id = await Prepare(container, cancellationToken)
            ?? await Prepare($"buildx_buildkit_{container}0", cancellationToken)
            ?? throw new IOException($"there is no container {container} on the engine at {engine.Endpoint}");
        var wire = await HttpUpgrade.AskForBytes(engine, $"/exec/{id}/start", """{"Detach":false,"Tty":false}""", cancellationToken)
            ?? throw new IOException($"the engine at {engine.Endpoint} lets nothing be started in a container");
        return new FramedOutput(wire);
    }

    /// <summary>Null where there is no container of that name.</summary>
    private async Task<string?> Prepare(string name, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, cancel) => engine.Open(cancel), UseProxy = false };
        using var client = new HttpClient(handler);
        var wanted = new { AttachStdin = true, AttachStdout = true, AttachStderr = true, Cmd = Command };
        using var answer = await client.PostAsJsonAsync(
            new Uri($"http://docker/containers/{name}/exec"), wanted, JsonSerializerOptions.Default, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        var said = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new IOException($"the engine at {engine.Endpoint} starts nothing in the container {name}: {Message(said)}");
        using var made = JsonDocument.Parse(said);
        return made.RootElement.GetProperty("Id").GetString();
    }

    private static string Message(string said)
    {
        try
        {
            using var document = JsonDocument.Parse(said);
            return document.RootElement.TryGetProperty("message", out var message) ? message.GetString() ?? said : said;
        }
        catch (JsonException)
        {
            return said;
        }
    }
}
