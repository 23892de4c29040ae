using ImageBench.Engine.Swarms;
using ImageBench.Model.Nodes;
using ImageBench.Runs.Fleets;
using ImageBench.Tests.Fuzz;

namespace ImageBench.Tests.Runs.Fleets;

/// <summary>What a fleet of six shards needs: a folder with one scenario, and a repository in memory.</summary>
internal sealed class FleetStage : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ib-fleet-");

    public FleetStage()
    {
        Directory.CreateDirectory(Path.Combine(Scenarios, "app"));
        File.WriteAllText(Path.Combine(Scenarios, "app", "Dockerfile"), "FROM scratch\n");
    }

    public HeldFolders Registry { get; } = new();

    /// <summary>What the fleet told.</summary>
    public List<string> Said { get; } = [];

    /// <summary>The shards whose run was made.</summary>
    public List<int> Made { get; } = [];

    /// <summary>Where what shards measured is brought to.</summary>
    public string Parts => Path.Combine(_folder.FullName, "parts");

    private string Scenarios => Path.Combine(_folder.FullName, "scenarios");

    public static string NotSwept(string machine) => $"Ended containers of the tasks stay on {machine}; remove them there with "
        + "'docker container prune --filter label=imagebench.fleet=imagebench-1'.";

    public Task<IReadOnlyList<ShardOutcome>> Run(ISwarm swarm, CancellationToken cancellationToken)
    {
        var request = new SwarmRequest("imagebench-1", 6, "bench:1", "registry.example/bench", ["--scenario", "app"])
        {
            Socket = "/docker.sock",
        };
        return new SwarmFleet(swarm, Registry, request, new NoWaiting(), Said.Add)
            .Run(Scenarios, Parts, cancellationToken);
    }

    /// <summary>A run that keeps what it was asked, once it has found the scenarios.</summary>
    public Task Make(int shard, SwarmJob job) => Part(shard, job, async (options, _, cancel) =>
    {
        Made.Add(shard);
        var told = options.ToList();
        Assert.True(File.Exists(Path.Combine(told[told.IndexOf("--scenarios") + 1], "app", "Dockerfile")));
        Assert.Equal(["--scenario", "app"], told[^2..]);
        var folder = Directory.CreateDirectory(Path.Combine(told[told.IndexOf("--results") + 1], "run"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "run.json"), string.Join(' ', told.Take(2)), cancel);
        return 0;
    });

    /// <summary>What a machine does of a shard, where <paramref name="run"/> is its run.</summary>
    public async Task Part(int shard, SwarmJob job, Func<IReadOnlyList<string>, TextWriter, CancellationToken, Task<int>> run)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, $"{job.Name}-{shard}")).FullName;
        var arguments = job.Arguments.ToList();
        var options = arguments[(arguments.IndexOf("--") + 1)..];
        await new FleetPart(Registry, folder, run).Make(
            arguments[arguments.IndexOf("--name") + 1],
            new RunPortion(shard, 6),
            "node",
            options,
            TextWriter.Null,
            TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
