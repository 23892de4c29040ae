using System.Text.Json;

namespace ImageBench.Provisioning.Engine;

/// <summary>The private engine's files: everything lies below one folder, and the host's own configuration of Docker is not read.</summary>
internal sealed record EngineConfig(string Folder)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public string Socket => Path.Combine(Folder, "docker.sock");

    public string ContainerdSocket => Path.Combine(Folder, "containerd.sock");

    public string DockerdFile => Path.Combine(Folder, "dockerd.json");

    public string ContainerdFile => Path.Combine(Folder, "containerd.toml");

    /// <summary>Where dockerd keeps the networks that it made.</summary>
    public string NetworksFile => Path.Combine(Folder, "data", "network", "files", "local-kv.db");

    public void Write(string bridge)
    {
        File.WriteAllText(ContainerdFile, $"""
            version = 2
            root = {Quoted(Path.Combine(Folder, "containerd"))}
            state = {Quoted(Path.Combine(Folder, "containerd-state"))}
            disabled_plugins = ["io.containerd.grpc.v1.cri"]
            [grpc]
              address = {Quoted(ContainerdSocket)}

            """);
        var dockerd = new Dictionary<string, object>
        {
            ["hosts"] = new[] { "unix://" + Socket },
            ["containerd"] = ContainerdSocket,
            ["data-root"] = Path.Combine(Folder, "data"),
            ["exec-root"] = Path.Combine(Folder, "exec"),
            ["pidfile"] = Path.Combine(Folder, "dockerd.pid"),
            ["bridge"] = bridge,
            ["iptables"] = false,
            ["ip6tables"] = false,
            ["ip-masq"] = false,
            ["ip-forward"] = false,
        };
        File.WriteAllText(DockerdFile, JsonSerializer.Serialize(dockerd, Indented));
        // A pid file of a killed dockerd, whose number now belongs to somebody else, would stop the new one.
        File.Delete(Path.Combine(Folder, "dockerd.pid"));
        // dockerd remembers its network and would put an earlier start's address on the new bridge, which another bridge may have by now:
        // then nothing reaches a published port.
        if (File.Exists(NetworksFile))
            File.Delete(NetworksFile);
    }

    // A basic string of TOML.
    private static string Quoted(string text) =>
        $"\"{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
