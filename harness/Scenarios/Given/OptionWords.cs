using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Options;

namespace ImageBench.Scenarios.Given;

/// <summary>The options of builds as they are typed: "--secret" with "id=npmrc,env=NPM_TOKEN".</summary>
internal static class OptionWords
{
    /// <summary>What they are called.</summary>
    public static readonly string[] Names =
    [
        "--secret", "--ssh", "--build-context", "--platform", "--network", "--add-host", "--shm-size", "--ulimit", "--label",
        "--cache-from", "--cache-to",
    ];

    /// <summary>
    /// The options with one more, or (<paramref name="flaw"/>) the same, and a sentence about what is wrong. Paths are taken from
    /// <paramref name="folder"/>.
    /// </summary>
    public static BuildOptions Added(this BuildOptions options, string option, string value, string folder, out string? flaw)
    {
        flaw = null;
        switch (option)
        {
            case "--secret":
                flaw = SecretText.Read(value, folder, out var secret);
                return Refused(SecretText.ValidValues, ref flaw)
                    ? options
                    : options.With(new() { Secrets = One(secret.Id, secret.Source) });
            case "--ssh":
                return Agent(options, value, folder, out flaw);
            case "--build-context":
                return Context(options, value, folder, out flaw);
            case "--cache-from":
                flaw = CacheText.Read(value, isExport: false, folder, out var from);
                return Refused(CacheText.ValidFrom, ref flaw) ? options : options with { CacheFrom = [.. options.CacheFrom, from] };
            case "--cache-to":
                flaw = CacheText.Read(value, isExport: true, folder, out var to);
                return Refused(CacheText.ValidTo, ref flaw) ? options : options with { CacheTo = [.. options.CacheTo, to] };
            default:
                return Plain(options, option, value, out flaw);
        }

        bool Refused(string valid, ref string? flaw)
        {
            if (flaw is not null)
                flaw = $"{option} '{value}' {flaw}; write {valid}.";
            return flaw is not null;
        }
    }

    /// <summary>As they are kept: of secrets and SSH agents the ids alone.</summary>
    public static IReadOnlyList<string> Kept(BuildOptions options) =>
    [
        .. options.Secrets.Keys.Select(id => $"--secret id={id}"),
        .. options.SshAgents.Keys.Select(id => $"--ssh {id}"),
        .. options.Contexts.Select(context => $"--build-context {context.Key}={context.Value}"),
        .. Given("--platform", options.Platform),
        .. Given("--network", options.Network),
        .. options.Hosts.Select(host => $"--add-host {host}"),
        .. Given("--shm-size", options.SharedMemory?.ToString(CultureInfo.InvariantCulture)),
        .. options.Limits.Select(limit => $"--ulimit {limit.Key}={limit.Value}"),
        .. options.Labels.Select(label => $"--label {label.Key}={label.Value}"),
        .. options.CacheFrom.Select(place => $"--cache-from {place}"),
        .. options.CacheTo.Select(place => $"--cache-to {place}"),
    ];

    private static BuildOptions Agent(BuildOptions options, string value, string folder, out string? flaw)
    {
        var (id, socket) = NamedValue.Split(value);
        flaw = id.Length == 0 || socket is { Length: 0 } || value.Contains('\0', StringComparison.Ordinal)
            ? $"--ssh '{value}' names no agent; write default, or ID=SOCKET."
            : socket is not null && IsKey(socket, folder)
                ? $"--ssh '{value}' is a key; ssh-add it to an agent, and write ID=SOCKET with that agent's socket."
                : null;
        return flaw is not null
            ? options
            : options.With(new() { SshAgents = One(id, socket is null ? null : Path.GetFullPath(socket, folder)) });
    }

    private static BuildOptions Context(BuildOptions options, string value, string folder, out string? flaw)
    {
        var (name, said) = NamedValue.Split(value);
        var context = new NamedContext(null, null);
        flaw = said is null ? "names no folder" : ContextText.NameFlaw(name) ?? ContextText.Read(said, folder, out context);
        if (flaw is null && context.Folder is { } path && !Directory.Exists(path))
            flaw = "is no folder that is there";
        if (flaw is not null)
            flaw = $"--build-context '{value}' {flaw}; write NAME=PATH with {ContextText.ValidValues}.";
        return flaw is not null ? options : options.With(new() { Contexts = One(name, context) });
    }

    private static BuildOptions Plain(BuildOptions options, string option, string value, out string? flaw)
    {
        var (name, rest) = NamedValue.Split(value);
        var (given, valid) = option switch
        {
            "--platform" => (PlainOptionText.IsPlatform(value) ? options with { Platform = value } : null, PlainOptionText.ValidPlatform),
            "--network" =>
                (PlainOptionText.IsNetwork(value) ? options with { Network = value } : null, string.Join(", ", PlainOptionText.Networks)),
            "--add-host" => (PlainOptionText.TryHost(value, out var host) ? options.With(new() { Hosts = [host] }) : null,
                PlainOptionText.ValidHost),
            "--shm-size" => (PlainOptionText.TryMemory(value, out var bytes) ? options with { SharedMemory = bytes } : null,
                PlainOptionText.ValidMemory),
            "--ulimit" => (PlainOptionText.TryLimit(name, rest ?? "", out var limit) ? options.With(new() { Limits = One(name, limit) })
                : null, PlainOptionText.ValidLimit),
            "--label" => (PlainOptionText.IsLabel(name) ? options.With(new() { Labels = One(name, rest ?? "") }) : null,
                "NAME=VALUE, where imagebench.* are the marks of runs"),
            _ => throw new ArgumentException($"{option} is no option of builds", nameof(option)),
        };
        flaw = given is null ? $"{option} '{value}' is not one that a build can be given; write {valid}." : null;
        return given ?? options;
    }

    // An agent listens at a socket, which has no bytes.
    private static bool IsKey(string path, string folder)
    {
        var full = Path.GetFullPath(path, folder);
        return File.Exists(full) && new FileInfo(full).Length > 0;
    }

    private static Dictionary<string, T> One<T>(string name, T value) => new(StringComparer.Ordinal) { [name] = value };

    private static IEnumerable<string> Given(string option, string? value) => value is null ? [] : [$"{option} {value}"];
}
