using ImageBench.Model;

namespace ImageBench.Engine.Wire.Endpoints;

/// <summary>Where an engine listens, and what said so ("--engine", "DOCKER_HOST", ...), for messages.</summary>
internal sealed record EngineAddress(Uri Endpoint, string Source)
{
    private static readonly string[] Schemes = ["unix", "npipe", "tcp", "http", "ssh"];

    /// <summary>What it is spoken to with over TLS; null: it is spoken to without.</summary>
    public EngineKeys? Keys { get; init; }

    /// <summary>Whether somebody named it. One that nobody did is only the place where an engine would be.</summary>
    public bool IsNamed { get; init; } = true;

    public EngineSocket Socket => new(Endpoint, Keys);

    /// <summary>
    /// What is known without asking, as Docker's own tools look for it: DOCKER_HOST, the context in use, the default socket.
    /// </summary>
    public static EngineAddress Default()
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } host)
            return OfHost(host, "DOCKER_HOST", ExitCode.NoEngine) with { Keys = EnvironmentKeys(host) };
        var folder = DockerFolder.Find();
        if (Environment.GetEnvironmentVariable("DOCKER_CONTEXT") is { Length: > 0 } wanted)
            return wanted == DockerFolder.NoContext ? DefaultSocket() : OfContext(folder, wanted, "DOCKER_CONTEXT", ExitCode.NoEngine);
        return folder.CurrentContext() is { } current
            ? OfContext(folder, current, "the context in use", ExitCode.NoEngine)
            : DefaultSocket();
    }

    /// <summary>The address that a user wrote: "context:NAME" or a URI such as unix:///run/docker.sock or tcp://host:2375.</summary>
    public static EngineAddress Parse(string text)
    {
        if (text.StartsWith("context:", StringComparison.Ordinal))
        {
            var name = text["context:".Length..];
            return name == DockerFolder.NoContext
                ? DefaultSocket() with { IsNamed = true }
                : OfContext(DockerFolder.Find(), name, "--engine", ExitCode.BadInput);
        }

        // A path alone would be read as a file's URI, and "host:2375" as one of the scheme "host".
        if (!text.Contains("://", StringComparison.Ordinal) || !Uri.TryCreate(text, UriKind.Absolute, out _))
        {
            throw new Fault(
                ExitCode.BadInput,
                $"--engine '{text}' is neither auto, private, context:NAME nor a URI such as unix:///var/run/docker.sock.");
        }

        return OfHost(text, "--engine", ExitCode.BadInput) with { Keys = EnvironmentKeys(text) };
    }

    private static EngineAddress DefaultSocket() =>
        new(new Uri(OperatingSystem.IsWindows() ? "npipe://./pipe/docker_engine" : "unix:///var/run/docker.sock"), "the default socket")
        {
            IsNamed = false,
        };

    private static EngineAddress OfContext(DockerFolder folder, string name, string source, ExitCode exitCode)
    {
        if (folder.FindContext(name) is not { } context)
        {
            throw new Fault(
                exitCode, $"{source}: there is no Docker context '{name}' in {folder.FullPath}; 'docker context ls' lists them.");
        }

        return OfHost(context.Host, $"Docker context '{name}'", exitCode) with { Keys = context.Keys };
    }

    private static EngineAddress OfHost(string text, string source, ExitCode exitCode)
    {
        // Docker takes a host and port alone for TCP.
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : $"tcp://{text}";
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var uri))
            throw new Fault(exitCode, $"{source} names '{text}', which is no address of an engine; write one such as tcp://HOST:2376.");
        // Only ssh asks who it is. Elsewhere nobody would be told the password but those who read what is shown.
        if (uri.Scheme != "ssh" && uri.UserInfo.Length > 0)
            uri = new UriBuilder(uri) { UserName = "", Password = "" }.Uri;
        if (!Schemes.Contains(uri.Scheme, StringComparer.OrdinalIgnoreCase))
        {
            throw new Fault(
                exitCode,
                $"{source} names {uri}, and {uri.Scheme}:// cannot be spoken here; "
                    + $"write one of {string.Join(", ", Schemes.Select(scheme => scheme + "://"))}.");
        }

        return uri.Scheme == "ssh" && SshCommand.Flaw(uri) is { } flaw
            ? throw new Fault(exitCode, $"{source} names ssh://{uri.Host}: {flaw}.")
            : new EngineAddress(uri, source);
    }

    /// <summary>As Docker's tools: they count for every TCP address but those of contexts, which have keys of their own.</summary>
    public static EngineKeys? EnvironmentKeys(string host)
    {
        var verifies = Environment.GetEnvironmentVariable("DOCKER_TLS_VERIFY") is { Length: > 0 };
        if (host.StartsWith("unix:", StringComparison.OrdinalIgnoreCase)
            || host.StartsWith("npipe:", StringComparison.OrdinalIgnoreCase)
            || host.StartsWith("ssh:", StringComparison.OrdinalIgnoreCase)
            || !(verifies || Environment.GetEnvironmentVariable("DOCKER_TLS") is { Length: > 0 }))
        {
            return null;
        }

        var named = Environment.GetEnvironmentVariable("DOCKER_CERT_PATH");
        var folder = string.IsNullOrEmpty(named) ? DockerFolder.Find().FullPath : named;
        var source = string.IsNullOrEmpty(named) ? "Docker's tools" : "DOCKER_CERT_PATH";
        var keys = EngineKeys.InFolder(folder, !verifies, $"{source} ({folder})");
        // Whoever asks for it to be verified names what by: without that file nothing else will do.
        return verifies ? keys with { Authority = Path.Combine(folder, "ca.pem") } : keys;
    }
}
