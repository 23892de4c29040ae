using ImageBench.Model;

namespace ImageBench.Engine.Wire.Endpoints;

/// <summary>
/// Where a BuildKit by itself listens: <c>buildkit+tcp://HOST:PORT</c> or <c>buildkit+unix:///SOCKET</c>, or in a container of an engine,
/// <c>docker-container://NAME</c>, as buildx calls it. <c>Container</c> is that container's name, and <c>Socket</c> then the engine's.
/// </summary>
internal sealed record BuilderAddress(string Text, EngineSocket Socket, string? Container)
{
    public const string ValidValues = "buildkit+tcp://HOST:PORT, buildkit+unix:///SOCKET or docker-container://NAME";

    private const string Prefix = "buildkit+";
    private const string InContainer = "docker-container://";
    private const int Port = 1234;

    /// <summary>Whether that is meant to be such an address, right or wrong.</summary>
    public static bool IsMeant(string text) =>
        text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || text.StartsWith(InContainer, StringComparison.OrdinalIgnoreCase);

    public static BuilderAddress Parse(string text)
    {
        if (text.StartsWith(InContainer, StringComparison.OrdinalIgnoreCase))
        {
            // Not by Uri: the names of hosts have no capitals, those of containers may.
            var name = text[InContainer.Length..].TrimEnd('/');
            return name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-')
                ? new BuilderAddress(InContainer + name, EngineAddress.Default().Socket, name)
                : throw Wrong(text, "that is no name of a container");
        }

        if (!Uri.TryCreate(text[Prefix.Length..], UriKind.Absolute, out var uri))
            throw Wrong(text, "it is no address");
        if (uri is { Scheme: "unix", AbsolutePath.Length: > 1 })
            return new BuilderAddress($"{Prefix}unix://{uri.AbsolutePath}", new EngineSocket(uri, null), null);
        if (uri.Scheme != "tcp" || uri.Host.Length == 0)
            throw Wrong(text, "nothing else is spoken to so");
        var whole = new UriBuilder("tcp", uri.Host, uri.Port > 0 ? uri.Port : Port).Uri;
        return new BuilderAddress($"{Prefix}tcp://{whole.Authority}", new EngineSocket(whole, EngineAddress.EnvironmentKeys(text)), null);
    }

    private static Fault Wrong(string text, string why) =>
        new(ExitCode.BadInput, $"--engine '{PlainText.Short(text, 200)}': {why}; write {ValidValues}.");
}
