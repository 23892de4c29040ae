using System.Text;
using System.Text.Json;
using ImageBench.Engine.Wire.Endpoints;

namespace ImageBench.Engine.Registries.Logins;

/// <summary>
/// What the configuration of Docker's client says of registries and networks: logins, in the file itself or kept by a program that it
/// names, and proxies.
/// </summary>
internal sealed class DockerConfig
{
    // Logins that Docker's client takes before those of its file: it is how CI services give them to their jobs.
    private const string Variable = "DOCKER_AUTH_CONFIG";

    // Docker Hub answers to several names, and its login is kept under none of them.
    private const string HubKey = "https://index.docker.io/v1/";
    private static readonly string[] HubHosts = ["docker.io", "index.docker.io", "registry-1.docker.io"];

    private readonly JsonElement _root;

    private DockerConfig(JsonElement root) => _root = root;

    /// <summary>What the configuration calls each proxy, and what a build does.</summary>
    public static IReadOnlyList<(string Key, string Argument)> ProxyNames { get; } =
    [
        ("httpProxy", "HTTP_PROXY"),
        ("httpsProxy", "HTTPS_PROXY"),
        ("ftpProxy", "FTP_PROXY"),
        ("noProxy", "NO_PROXY"),
        ("allProxy", "ALL_PROXY"),
    ];

    /// <summary>The folder that Docker's client keeps its configuration in, by its variable or in the home folder.</summary>
    public static string Folder => DockerFolder.Find().FullPath;

    /// <summary>The login for what stands before an image's name, or what a builder calls its registry; null where there is none.</summary>
    public static Task<RegistryLogin?> FindLogin(string host, CancellationToken cancellationToken) =>
        FindLogin(host, Environment.GetEnvironmentVariable(Variable), Path.Combine(Folder, "config.json"), cancellationToken);

    /// <summary>The same where the variable says <paramref name="given"/>, and the file lies at that path.</summary>
    public static async Task<RegistryLogin?> FindLogin(
        string host, string? given, string path, CancellationToken cancellationToken) =>
        Parse(given)?.Kept(host) ?? (Read(path) is { } config ? await config.Login(host, cancellationToken) : null);

    /// <summary>Null where there is no such file, or none that can be read.</summary>
    public static DockerConfig? Read(string path) => Of(DockerFolder.Read(path));

    /// <summary>
    /// The proxies that Docker's client gives builds on the engine at that endpoint, as build arguments in capitals: the endpoint's own,
    /// else those that hold for all.
    /// </summary>
    public static IReadOnlyDictionary<string, string> FindProxies(string endpoint) =>
        Read(Path.Combine(Folder, "config.json"))?.Proxies(endpoint) ?? new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Proxies(string endpoint)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = Part(_root, "proxies") ?? default;
        // An address may have got a '/' at its end that Docker's users do not write.
        var own = Part(all, endpoint) ?? Part(all, endpoint.TrimEnd('/')) ?? Part(all, "default");
        foreach (var (key, name) in ProxyNames)
        {
            if (Text(own, key) is { Length: > 0 } value)
                arguments[name] = value;
        }

        return arguments;
    }

    /// <summary>As Docker looks it up: the host's own helper, else the one for all, else the file.</summary>
    public async Task<RegistryLogin?> Login(string host, CancellationToken cancellationToken)
    {
        var key = KeyOf(host);
        if ((Text(Part(_root, "credHelpers"), key) ?? Text(_root, "credsStore")) is not { Length: > 0 } helper)
            return Kept(host);
        return await CredentialHelper.Ask(helper, key, CredentialHelper.LongestAnswer, cancellationToken) is var (user, secret)
            ? new RegistryLogin(host, user, secret)
            : null;
    }

    private static DockerConfig? Parse(string? text) => text is null ? null : Of(DockerFolder.Parse(Encoding.UTF8.GetBytes(text)));

    private static DockerConfig? Of(JsonElement? root) =>
        root is { ValueKind: JsonValueKind.Object } there ? new DockerConfig(there) : null;

    private static string KeyOf(string host) => HubHosts.Contains(host) ? HubKey : host;

    /// <summary>The login that stands there itself.</summary>
    private RegistryLogin? Kept(string host) => Stored(KeyOf(host)) is { } stored ? Plain(host, stored) : null;

    private JsonElement? Stored(string key)
    {
        if (Part(_root, "auths") is not { ValueKind: JsonValueKind.Object } logins)
            return null;
        if (logins.TryGetProperty(key, out var exact))
            return exact;
        // Older clients wrote whole addresses.
        foreach (var login in logins.EnumerateObject().Where(login => HostOf(login.Name) == key))
            return login.Value;
        return null;
    }

    private static RegistryLogin? Plain(string host, JsonElement stored)
    {
        if (Text(stored, "identitytoken") is { Length: > 0 } token)
            return new RegistryLogin(host, "", token);
        if (Text(stored, "auth") is not { Length: > 0 } auth)
            return Text(stored, "username") is { Length: > 0 } user ? new RegistryLogin(host, user, Text(stored, "password") ?? "") : null;
        try
        {
            var words = Encoding.UTF8.GetString(Convert.FromBase64String(auth)).Split(':', 2);
            return words.Length == 2 ? new RegistryLogin(host, words[0], words[1].TrimEnd('\0')) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string HostOf(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        return (scheme < 0 ? address : address[(scheme + 3)..]).Split('/')[0];
    }

    private static JsonElement? Part(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var part) ? part : null;

    private static string? Text(JsonElement? of, string name) =>
        of is { } whole && Part(whole, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
