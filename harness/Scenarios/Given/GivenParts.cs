using System.Text;
using ImageBench.Model;
using ImageBench.Model.Options;
using ImageBench.Running.Ports;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Scenarios.Given;

/// <summary>What of a build's options comes from this machine, read anew for each build as its context is: a session serves it.</summary>
internal static class GivenParts
{
    private const int LongestSecret = 500 * 1024;

    public static PackedContext Added(PackedContext context, BuildOptions options, CancellationToken cancellationToken) => context with
    {
        Secrets = options.Secrets.ToDictionary(secret => secret.Key, secret => Read(secret.Key, secret.Value)),
        SshAgents = options.SshAgents.ToDictionary(agent => agent.Key, agent => agent.Value ?? AgentHere()),
        Folders = context.Folders is null ? null : context.Folders with
        {
            Named = options.Contexts.Where(named => named.Value.Folder is not null)
                .ToDictionary(named => named.Key, named => NamedFolder.List(named.Value.Folder!, cancellationToken)),
        },
    };

    /// <summary>What keeps the options of a scenario's builds from being had on this machine, each with what to do about it.</summary>
    public static IEnumerable<string> Lacks(BuildOptions options)
    {
        foreach (var (id, source) in options.Secrets)
        {
            if (SecretFlaw(source) is { } flaw)
                yield return $"{source.AskedBy}: the secret {id} {flaw}.";
        }

        foreach (var (id, path) in options.SshAgents)
        {
            var socket = path ?? AgentHere();
            if (socket.Length == 0)
            {
                yield return $"The SSH agent {id} is asked for, and SSH_AUTH_SOCK names none. Start one (eval \"$(ssh-agent)\"; ssh-add), "
                    + $"or give its socket: --ssh {id}=SOCKET.";
            }
            else if (!Path.Exists(socket))
            {
                yield return $"There is no socket {socket} for the SSH agent {id}. Start an agent there, or name another.";
            }
        }

        foreach (var (name, context) in options.Contexts.Where(named => named.Value.Folder is { } folder && !Directory.Exists(folder)))
            yield return $"The named context {name} is to be {context.Folder}, which is no folder. Name one that is there.";
    }

    private static string? SecretFlaw(SecretSource source)
    {
        if (source.Variable is { } variable)
        {
            return Environment.GetEnvironmentVariable(variable) is null
                ? $"is to come from the variable {variable}, which is not set. Set it for this command"
                : null;
        }

        return !File.Exists(source.File) ? $"is to come from {source.File}, which is no file. Write it, or name another"
            : new FileInfo(source.File).Length > LongestSecret
                ? $"in {source.File} is longer than the 500 kB that builders take. Shorten it"
            : null;
    }

    private static string AgentHere() => Environment.GetEnvironmentVariable("SSH_AUTH_SOCK") ?? "";

    private static ReadOnlyMemory<byte> Read(string id, SecretSource source)
    {
        try
        {
            return source.File is { } file
                ? File.ReadAllBytes(file)
                : Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable(source.Variable!) ?? "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{source.AskedBy}: the secret {id} cannot be read: {exception.Message.TrimEnd('.')}. Make it readable.",
                exception);
        }
    }
}
