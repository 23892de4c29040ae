using ImageBench.EngineTests.Tool;
using ImageBench.Scenarios;

namespace ImageBench.EngineTests.Fleets;

/// <summary>
/// What a fleet shares, a scenario a shard. As a rule small ones, each with a file of its own, so that no two images have the same size;
/// with IMAGEBENCH_SWARM=techniques those of the catalogue that show a way of building.
/// </summary>
internal static class SharedScenarios
{
    /// <summary>More than machines, so that each has several.</summary>
    public const int Shards = 6;

    // Those of cleanup install packages, by the way out.
    private static readonly string[] Techniques =
    [
        "base-image", "builder-pattern", "cache-mount", "cache-order", "cleanup", "dockerignore", "layer-count", "parallel-stages",
        "strip-and-compress",
    ];

    // Fails where a machine's builds were not told of it.
    private const string Told = $"test \"$http_proxy\" = {WayOut.Address}";

    private static bool AreTechniques => Environment.GetEnvironmentVariable("IMAGEBENCH_SWARM") == "techniques";

    /// <summary>In the debian base set.</summary>
    public static IReadOnlyList<string> Parents => AreTechniques
        ? [.. ScenarioCatalog.Read(Catalogue, Techniques).Scenarios.SelectMany(scenario => scenario.Parents)
            .Select(parent => parent.Debian).OfType<string>().Distinct()]
        : ["imagebench/busybox"];

    private static string Catalogue => Path.Combine(Repository.Root, "scenarios");

    /// <summary>
    /// By how much what holds times may differ in one image made twice, of so many bytes: nine digits for each of the six moments at most
    /// that a config holds, without the zeros at their ends, and what heads of files come to, compressed, with other times.
    /// </summary>
    public static long OfTimes(long contentBytes) => AreTechniques ? Math.Max(64, contentBytes / 1_000) : 64;

    public static async Task<Workplace> Lay()
    {
        var workplace = new Workplace();
        Directory.CreateDirectory(Docker(workplace));
        await File.WriteAllTextAsync(Path.Combine(Docker(workplace), "config.json"), WayOut.Config, TestContext.Current.CancellationToken);
        if (AreTechniques)
        {
            await Shell.Run($"mkdir {workplace.Scenarios} && cd {Catalogue} && cp -a {string.Join(' ', Techniques)} {workplace.Scenarios}");
            return workplace;
        }

        foreach (var number in Enumerable.Range(1, Shards))
            Lay(workplace, number);
        return workplace;
    }

    /// <summary>The configuration of Docker's client that runs are started with: builds get its proxy on each machine.</summary>
    public static string[] Variables(Workplace workplace) => ["DOCKER_CONFIG=" + Docker(workplace)];

    private static string Docker(Workplace workplace) => Path.Combine(workplace.Path, "docker");

    private static void Lay(Workplace workplace, int number) => workplace
        .With($"s{number}", "page", new string((char)('a' + number), 1_000 * number))
        .Scenario(
            $"s{number}",
            ("single", $"FROM imagebench/busybox\nCOPY page /page\nCOPY page /more\nRUN {Told} && rm /more\nCMD [\"true\"]\n"),
            ("multi", "FROM imagebench/busybox AS made\nCOPY page /page\nFROM scratch\nCOPY --from=made /page /page\n"));
}
