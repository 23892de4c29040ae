using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Tests.Results.Merging;

/// <summary>Replicates of a run, and the second of them with one thing in which it differs from the first.</summary>
internal static class DifferingRun
{
    public static BenchRun Facts(int number) => SharedRun.Run($"node{number}", "go-crud");

    public static StoredRun In(string what)
    {
        var run = Facts(2);
        var (options, engine) = (run.Options, run.Engine);
        var replicate = SharedRun.Replicate(2, what == "count" ? 4 : 3, run: what switch
        {
            "harness" => run with { HarnessVersion = "0.2.0" },
            "commit" => run with { HarnessCommit = "abc" },
            "base set" => run with { BaseSet = BaseSet.Hub },
            "engine version" => run with { Engine = engine with { Version = "28.5.2" } },
            "engine" => run with { Engine = engine with { Product = EngineFacts.Podman } },
            "image store" => run with { Engine = engine with { ImageStore = "containerd" } },
            "architecture" => run with { Engine = engine with { Architecture = "aarch64" } },
            "parent" => run with { Parents = [run.Parents[0] with { ImageId = "sha256:" + new string('e', 64) }] },
            "files" => run with { Inputs = [new BuildInputs("go-crud", new Dictionary<string, string> { ["main.go"] = "1f" })] },
            _ => run with { Options = Changed(options, what) },
        });
        return what == "name"
            ? replicate with { Run = replicate.Run with { Options = replicate.Run.Options with { Name = "weekly" } } }
            : replicate;
    }

    private static RunOptions Changed(RunOptions options, string what) => what switch
    {
        "rounds" => options with { Rounds = 5 },
        "auto" => options with { Rounds = null, Auto = new AutoRounds(0.05, TimeSpan.FromMinutes(30)) },
        "states" => options with { CacheStates = [CacheState.Cold] },
        "builders" => options with { Builders = [Builder.Classic] },
        "variants" => options with { Variants = ["multi"] },
        "timeout" => options with { Timeout = TimeSpan.FromMinutes(1) },
        "checks" => options with { CheckRounds = 9 },
        "sources" => options with { SourceOptions = ["--build-arg LEVEL=2"] },
        "build options" => options with { BuildOptions = ["--network none"] },
        "platform" => options with { DefaultPlatform = "linux/arm64" },
        "seed" => options with { Seed = 43 },
        _ => options,
    };
}
