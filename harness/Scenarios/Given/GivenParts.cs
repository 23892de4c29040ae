using System.Text;
using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Model.Options;
using ImageBench.Running.Ports;
using ImageBench.Running.Ports.Contexts;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Scenarios.Given;

/// <summary>What of a build's options comes from this machine, read anew for each build as its context is: a session serves it.</summary>
internal static class GivenParts
{
    private const int LongestSecret = 500 * 1024;

    /// <summary><paramref name="named"/> are the folders beside the context, as they were listed.</summary>
    public static PackedContext Added(
        PackedContext context, BuildOptions options, IReadOnlyDictionary<string, IReadOnlyList<ContextEntry>> named) => context with
        {
            Secrets = options.Secrets.ToDictionary(secret => secret.Key, secret => Read(secret.Key, secret.Value)),
            SshAgents = options.SshAgents.ToDictionary(agent => agent.Key, agent => agent.Value ?? AgentHere()),
            Folders = context.Folders is null ? null : context.Folders with
            {
                Named = named.ToDictionary(
                folder => folder.Key, folder => (IReadOnlyList<ContextItem>)[.. folder.Value.Select(SyncedContext.Item)]),
            },
        };

    /// <summary>The folders beside the context, each as it is listed now.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ContextEntry>> Named(
        BuildOptions options, OwnFolders own, CancellationToken cancellationToken) => options.Contexts
        .Where(named => named.Value.Folder is not null)
        .ToDictionary(named => named.Key, named => NamedFolder.Entries(named.Value.Folder!, own, cancellationToken));

    /// <summary>
    /// What a scenario's builds are given that can be misused, as the scenario asks for it and not <paramref name="given"/> by the command
    /// line; null: nothing.
    /// </summary>
    public static string? Told(string scenario, IEnumerable<BuildOptions> options, BuildOptions given)
    {
        var all = options.ToList();
        List<string> parts =
        [
            .. all.SelectMany(one => one.Secrets)
                .Where(secret => !given.Secrets.ContainsKey(secret.Key))
                .Select(secret => secret.Value.Variable is { } variable ? $"the variable {variable}" : $"the file {secret.Value.File}")
                .Distinct(),
            .. all.SelectMany(one => one.SshAgents.Keys)
                .Where(id => !given.SshAgents.ContainsKey(id))
                .Select(id => $"the SSH agent {id}")
                .Distinct(),
        ];
        return parts.Count switch
        {
            0 => null,
            1 => $"Scenario {scenario} is given {parts[0]}.",
            _ => $"Scenario {scenario} is given {string.Join(", ", parts[..^1])} and {parts[^1]}.",
        };
    }

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
            : IsOther(source.File) ? $"is to come from {source.File}, which is no regular file: a pipe gives its bytes once, and every "
                + "build reads them. Write them to a file, or give a variable"
            : new FileInfo(source.File).Length > LongestSecret ? TooLong(source.File)
            : null;
    }

    private static bool IsOther(string file) => FileStatus.Read(file, followsLinks: true) is { Kind: not FileKind.Regular };

    private static string TooLong(string file) => $"in {file} is longer than the 500 kB that builders take. Shorten it";

    private static string AgentHere() => Environment.GetEnvironmentVariable("SSH_AUTH_SOCK") ?? "";

    private static ReadOnlyMemory<byte> Read(string id, SecretSource source)
    {
        try
        {
            return source.File is { } file
                ? Read(id, source, file)
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

    // What it is and how long may have changed since it was asked, and some files do not tell their length.
    private static ReadOnlyMemory<byte> Read(string id, SecretSource source, string file)
    {
        if (IsOther(file))
            throw new Fault(ExitCode.BadInput, $"{source.AskedBy}: the secret {id} {SecretFlaw(source)}.");
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[LongestSecret + 1];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return count <= LongestSecret
            ? bytes.AsMemory(0, count)
            : throw new Fault(ExitCode.BadInput, $"{source.AskedBy}: the secret {id} {TooLong(file)}.");
    }
}
