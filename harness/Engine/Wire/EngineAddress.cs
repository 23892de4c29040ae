using Docker.DotNet;
using ImageBench.Model;

namespace ImageBench.Engine.Wire;

/// <summary>Where an engine listens, and what said so ("--engine", "DOCKER_HOST", ...), for messages.</summary>
internal sealed record EngineAddress(Uri Endpoint, string Source)
{
    private static readonly string[] Schemes = ["unix", "npipe", "tcp", "http"];

    /// <summary>What is known without asking: DOCKER_HOST, then the active Docker context, then the default socket.</summary>
    public static EngineAddress Default()
    {
        var host = Environment.GetEnvironmentVariable("DOCKER_HOST");
        var source = string.IsNullOrEmpty(host) ? "the active Docker context" : "DOCKER_HOST";
        return Resolve(new DockerClientBuilder(), source);
    }

    /// <summary>The address that a user wrote: "context:NAME" or a URI such as unix:///run/docker.sock or tcp://host:2375.</summary>
    public static EngineAddress Parse(string text)
    {
        if (text.StartsWith("context:", StringComparison.Ordinal))
        {
            var name = text["context:".Length..];
            return Resolve(NamedContext(name), $"Docker context '{name}'");
        }

        // A path alone would be read as a file's URI, and "host:2375" as one of the scheme "host".
        if (!text.Contains("://", StringComparison.Ordinal) || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            throw new Fault(
                ExitCode.BadInput,
                $"--engine '{text}' is neither auto, private, context:NAME nor a URI such as unix:///var/run/docker.sock.");
        }

        return Checked(new EngineAddress(uri, "--engine"));
    }

    private static DockerClientBuilder NamedContext(string name)
    {
        try
        {
            return new DockerClientBuilder().WithContext(name);
        }
        catch (Exception exception) when (exception is DockerConfigurationException or ArgumentException)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"--engine: there is no Docker context '{name}' ({exception.Message}); 'docker context ls' lists them.",
                exception);
        }
    }

    private static EngineAddress Resolve(DockerClientBuilder builder, string source)
    {
        try
        {
            using var client = builder.Build();
            return Checked(new EngineAddress(client.Options.Endpoint, source));
        }
        catch (Exception exception) when (exception is not Fault)
        {
            throw new Fault(
                ExitCode.NoEngine,
                $"{source} names no engine that can be used: {exception.Message.TrimEnd('.')}; name one with --engine, or use --engine "
                    + "private.",
                exception);
        }
    }

    private static EngineAddress Checked(EngineAddress address)
    {
        if (Schemes.Contains(address.Endpoint.Scheme, StringComparer.OrdinalIgnoreCase))
            return address;
        var remedy = address.Endpoint.Scheme == "ssh"
            ? "forward the engine's socket (for example 'ssh -L /tmp/docker.sock:/var/run/docker.sock HOST') and use --engine "
                + "unix:///tmp/docker.sock"
            : $"write one of {string.Join(", ", Schemes.Select(scheme => scheme + "://"))}";
        throw new Fault(
            ExitCode.BadInput,
            $"{address.Source} names {address.Endpoint}, and {address.Endpoint.Scheme}:// cannot be spoken here; {remedy}.");
    }
}
