using System.Net;
using System.Text.Json;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Model.Files;

namespace ImageBench.Engine.Registries.Distribution;

/// <summary>
/// What Docker's configuration on this machine says of registries: mirrors of Docker Hub, hosts that are spoken to without TLS or without
/// checking it, folders of certificates, logins.
/// </summary>
internal sealed record RegistrySettings(IReadOnlyList<Uri> HubMirrors, IReadOnlyList<string> InsecureHosts)
{
    /// <summary>Hosts that are spoken to without TLS, where they have no certificates of their own.</summary>
    public IReadOnlyList<string> PlainHosts { get; init; } = [];

    /// <summary>Folders that hold one folder a host: authorities (*.crt), and certificates to show (*.cert with *.key).</summary>
    public IReadOnlyList<string> CertificateFolders { get; init; } = [];

    /// <summary>What leads to a host and port; null: a connection of the network.</summary>
    public Func<string, int, Stream>? Connect { get; init; }

    /// <summary>Shared by all who ask with these settings.</summary>
    public RegistryPause Pause { get; init; } = new();

    /// <summary>The login for a host, or null.</summary>
    public Func<string, CancellationToken, Task<RegistryLogin?>> FindLogin { get; init; } = DockerConfig.FindLogin;

    /// <summary>As Docker's daemon (also a rootless one) and its client are set up here.</summary>
    public static RegistrySettings OfDocker()
    {
        var rootless = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } folder
            ? folder
            : Path.Combine(HomeFolder.Find(), ".config");
        string[] daemons = ["/etc/docker", Path.Combine(rootless, "docker")];
        var read = daemons.Select(daemon => Read(Path.Combine(daemon, "daemon.json"))).OfType<RegistrySettings>().FirstOrDefault();
        return (read ?? new RegistrySettings([], [])) with
        {
            CertificateFolders = [.. daemons.Append(DockerConfig.Folder).Select(parent => Path.Combine(parent, "certs.d"))],
        };
    }

    /// <summary>The settings of a daemon.json; null where there is none that can be read.</summary>
    public static RegistrySettings? Read(string path)
    {
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            var mirrors = Texts(file.RootElement, "registry-mirrors")
                .Select(text => Uri.TryCreate(text, UriKind.Absolute, out var mirror) ? mirror : null)
                .OfType<Uri>()
                .Where(mirror => mirror.Scheme is "https" or "http");
            return new RegistrySettings([.. mirrors], [.. Texts(file.RootElement, "insecure-registries")]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException
            or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether Docker speaks with that host ("localhost:5000") without checking who it is: one of this machine, or one that is called
    /// insecure, by its name or by a range of addresses.
    /// </summary>
    public bool IsInsecure(string host)
    {
        var uri = new Uri("http://" + host);
        if (uri.IsLoopback || InsecureHosts.Contains(host, StringComparer.OrdinalIgnoreCase))
            return true;
        return IPAddress.TryParse(uri.DnsSafeHost, out var address)
            && InsecureHosts.Any(range => IPNetwork.TryParse(range, out var network) && network.Contains(address));
    }

    private static IEnumerable<string> Texts(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : [];
}
