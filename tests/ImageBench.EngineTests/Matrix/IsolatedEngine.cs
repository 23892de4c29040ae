using System.Diagnostics;
using System.Text.Json.Nodes;
using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.EngineTests.Tool;
using ImageBench.Provisioning.Engine;

namespace ImageBench.EngineTests.Matrix;

/// <summary>
/// An engine of unpacked packages, in network, mount and process namespaces of its own and with data of its own that goes with it. It runs
/// as long as the standard input of its first process is open: when the tests end, however they do, the kernel takes its processes, mounts
/// and network with the namespaces.
/// </summary>
internal sealed class IsolatedEngine : IAsyncDisposable
{
    /// <summary>Where one that is given certificates listens besides, in its own network, to clients of their authority alone.</summary>
    public const string SecuredAddress = "tcp://127.0.0.1:2376";

    /// <summary>Its own on the bridge of its containers, in its own network.</summary>
    public const string BridgeAddress = "172.31.77.1";

    private const string Bridge = "ib-matrix";
    private const string InNamespaces = $"""
        ip link set lo up
        ip link add {Bridge} type bridge && ip address add {BridgeAddress}/24 dev {Bridge} && ip link set {Bridge} up || exit 1
        containerd --config containerd.toml > containerd.log 2>&1 &
        containerd=$!
        until [ -S containerd.sock ]; do kill -0 $containerd || exit 1; sleep 0.05; done
        dockerd --config-file dockerd.json > dockerd.log 2>&1 &
        dockerd=$!
        read -r _
        kill $dockerd; wait $dockerd; kill $containerd; wait $containerd
        """;

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly EngineConfig _config;
    private readonly Process _process;

    private IsolatedEngine(EngineConfig config, Process process) => (_config, _process) = (config, process);

    public Uri Endpoint => new("unix://" + _config.Socket);

    /// <summary>A process in its network.</summary>
    public int ProcessId => _process.Id;

    /// <summary>
    /// <paramref name="programs"/> is a folder with unpacked packages, <paramref name="folder"/> where the engine keeps everything,
    /// <paramref name="certificates"/> one as <see cref="Stage.Authority"/> writes it, for an engine that speaks TLS besides,
    /// <paramref name="insecureRegistries"/> a range of addresses whose registries it believes.
    /// </summary>
    public static async Task<IsolatedEngine> Start(
        string programs,
        string folder,
        bool containerdStore,
        string? certificates,
        CancellationToken cancellationToken,
        string? insecureRegistries = null)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var config = new EngineConfig(Directory.CreateDirectory(folder).FullName);
        config.Write(Bridge);
        var written = JsonNode.Parse(await File.ReadAllTextAsync(config.DockerdFile, cancellationToken))!;
        written["features"] = new JsonObject { ["containerd-snapshotter"] = containerdStore };
        if (certificates is not null)
        {
            written["hosts"]!.AsArray().Add(SecuredAddress);
            written["tlsverify"] = true;
            written["tlscacert"] = Path.Combine(certificates, "ca.pem");
            written["tlscert"] = Path.Combine(certificates, "server.pem");
            written["tlskey"] = Path.Combine(certificates, "server.key");
        }

        if (insecureRegistries is not null)
            written["insecure-registries"] = new JsonArray(insecureRegistries);
        await File.WriteAllTextAsync(config.DockerdFile, written.ToJsonString(), cancellationToken);

        var start = new ProcessStartInfo(
            "setsid", ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", InNamespaces])
        {
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        start.Environment["PATH"] = $"{programs}/usr/sbin:{programs}/usr/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        var engine = new IsolatedEngine(config, Process.Start(start)!);
        try
        {
            await engine.Answer(cancellationToken);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    public bool Lives => !_process.HasExited;

    /// <summary>Ends it as a machine that loses its power: at once, with all that runs on it.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        Directory.Delete(_config.Folder, recursive: true);
    }

    private async Task Answer(CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (await DockerEngine.Silence(new EngineAddress(Endpoint, "the tests"), cancellationToken) is { } silence)
        {
            if (_process.HasExited || TimeProvider.System.GetElapsedTime(begun) > LongestStart)
                Assert.Fail($"the engine in {_config.Folder} did not start ({silence}): {await Log()}");
            await Task.Delay(50, cancellationToken);
        }
    }

    private Task<string> Log() => Shell.Run($"cd {_config.Folder} && tail -n 5 *.log");
}
