using ImageBench.EngineTests.Matrix;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Fleets;

/// <summary>
/// Three engines in networks of their own, which a bridge joins, as a swarm that the first leads; a registry that all of them reach, with
/// the harness as an image; and the parents of what is shared on each. From there a proxy is the only way out.
/// </summary>
internal sealed class SwarmOfEngines : IAsyncDisposable
{
    /// <summary>Where each engine's socket is, on its own machine.</summary>
    public const string Socket = "/mnt/docker.sock";

    private const string Network = "172.31.80";
    private const string Dockerfile = """
        FROM imagebench/debian
        COPY dotnet /dotnet
        COPY app /app
        ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
        ENTRYPOINT ["/dotnet/dotnet", "/app/imagebench.dll"]
        """;

    private readonly List<IsolatedEngine> _engines = [];
    private Registry? _registry;
    private WayOut? _wayOut;

    public IReadOnlyList<IsolatedEngine> Engines => _engines;

    public Registry Registry => _registry!;

    public string Image => $"{Registry.Host}/harness:latest";

    public static async Task<SwarmOfEngines> Start(TestEngine first)
    {
        var swarm = new SwarmOfEngines();
        try
        {
            await swarm.StartEngines(first);
            swarm._wayOut = new WayOut(swarm.Engines.Select(engine => engine.ProcessId));
            await swarm.Join();
            swarm._registry = await Registry.Start(swarm.Engines[0].ProcessId, address: Network + ".1");
            await swarm.PushHarness();
            return swarm;
        }
        catch
        {
            await swarm.DisposeAsync();
            throw;
        }
    }

    /// <summary>Docker's own client there: it must not be the harness that says what is on an engine.</summary>
    public static Task<string> Docker(IsolatedEngine engine, string arguments) => Shell.Run($"docker -H {engine.Endpoint} {arguments}");

    public async ValueTask DisposeAsync()
    {
        _registry?.Dispose();
        if (_wayOut is not null)
            await _wayOut.DisposeAsync();
        await Task.WhenAll(_engines.Select(engine => engine.DisposeAsync().AsTask()));
    }

    private async Task StartEngines(TestEngine first)
    {
        var cancel = TestContext.Current.CancellationToken;
        foreach (var number in Enumerable.Range(1, 3))
        {
            // The programs that are installed: no folder stands before them.
            var folder = Path.Combine(first.State, "swarm", TestEngine.Number(number));
            _engines.Add(await IsolatedEngine.Start("/nowhere", folder, false, null, cancel, Network + ".0/24"));
        }

        await first.Make([.. SharedScenarios.Parents, "imagebench/debian"]);
        using var parents = await SavedImages.Save(first.Endpoint, SharedScenarios.Parents, cancel);
        using var debian = await SavedImages.Save(first.Endpoint, ["imagebench/debian"], cancel);
        foreach (var engine in _engines)
            await parents.Load(engine.Endpoint, cancel);
        await debian.Load(_engines[0].Endpoint, cancel);
    }

    private async Task Join()
    {
        var leader = _engines[0].ProcessId;
        await Inside(leader, $"ip link add fleet type bridge; ip address add {Network}.1/24 dev fleet; ip link set fleet up");
        foreach (var (engine, number) in _engines.Select((engine, i) => (engine, i + 1)))
        {
            var socket = engine.Endpoint.AbsolutePath;
            await Inside(engine.ProcessId, $"mount -t tmpfs none /mnt; touch {Socket}; mount --bind {socket} {Socket}");
            if (number == 1)
                continue;
            await Inside(leader, $"ip link add fleet{number} type veth peer name eth0 netns {engine.ProcessId}; "
                + $"ip link set fleet{number} master fleet up");
            await Inside(engine.ProcessId, $"ip address add {Network}.{number}/24 dev eth0; ip link set eth0 up");
        }

        await Docker(_engines[0], $"swarm init --advertise-addr {Network}.1");
        var token = (await Docker(_engines[0], "swarm join-token -q worker")).Trim();
        foreach (var (engine, number) in _engines.Skip(1).Select((engine, i) => (engine, i + 2)))
            await Docker(engine, $"swarm join --advertise-addr {Network}.{number} --token {token} {Network}.1:2377");
    }

    private async Task PushHarness()
    {
        var runtime = Path.GetDirectoryName(await Shell.Run("readlink -f $(which dotnet)"))!.Trim();
        var context = Directory.CreateTempSubdirectory("ib-harness-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(context.FullName, "Dockerfile"), Dockerfile, TestContext.Current.CancellationToken);
            await Shell.Run(
                $"cd {context.FullName} && mkdir dotnet && cp -a {runtime}/dotnet {runtime}/host {runtime}/shared dotnet/ "
                    + $"&& cp -a {AppContext.BaseDirectory} app");
            await Shell.Run($"docker -H {_engines[0].Endpoint} build -q -t {Image} {context.FullName}");
            await Shell.Run($"docker -H {_engines[0].Endpoint} push -q {Image}");
        }
        finally
        {
            context.Delete(recursive: true);
        }
    }

    private static Task Inside(int process, string commands) =>
        Shell.Run($"nsenter --net=/proc/{process}/ns/net --mount=/proc/{process}/ns/mnt sh -ec '{commands}'");
}
