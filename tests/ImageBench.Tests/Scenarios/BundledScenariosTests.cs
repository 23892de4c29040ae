using ImageBench.Model.Builds;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Contexts;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Ignore;

namespace ImageBench.Tests.Scenarios;

/// <summary>What holds for every scenario that comes with the harness.</summary>
public class BundledScenariosTests
{
    [Fact]
    public void DockerfilesNameNoImageThatIsMadeHere()
    {
        var dockerfiles = Directory.EnumerateFiles(Repository.Scenarios, "*Dockerfile*", SearchOption.AllDirectories)
            .Where(file => DockerfileName.Of(Path.GetFileName(file)) is not null)
            .ToList();

        Assert.True(dockerfiles.Count > 20, $"Only {dockerfiles.Count} Dockerfiles were found.");
        Assert.All(dockerfiles, file => Assert.DoesNotContain("imagebench/", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void EachSaysHowToSeeThatItsImagesWorkAndWhatAnIncrementalBuildChanges()
    {
        var cancel = TestContext.Current.CancellationToken;
        var contexts = new KnownContexts();
        var read = ScenarioCatalog.Read(Repository.Scenarios, []).Scenarios;
        var scenarios = read.Select(scenario => ContextEdits.Complete(scenario, contexts, cancel)).ToList();

        Assert.NotEmpty(scenarios);
        Assert.All(scenarios, scenario => Assert.True(scenario.Check is not null, $"{scenario.Name} has no check."));
        Assert.All(scenarios, scenario => Assert.DoesNotContain(
            ContextEdits.Skipped(scenario, contexts, cancel), state => state.Cache == CacheState.IncrementalSource));
    }

    [Fact]
    public async Task ListFindsNoFaultInAny()
    {
        using var line = new Cli.CommandLine();

        var ended = await line.Run("list", "--scenarios", Repository.Scenarios);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.DoesNotContain(ended.Output.Split('\n'), row => row.StartsWith(' '));
        foreach (var scenario in ScenarioCatalog.Read(Repository.Scenarios, []).Scenarios)
        {
            Assert.Contains(
                $"{scenario.Name}: {string.Join(", ", scenario.Variants.Select(variant => variant.Name))}\n",
                ended.Output,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TheImagesOfImageBenchItselfAreBuiltOfTheCheckoutWithoutWhatWasBuiltInIt()
    {
        using var line = new Cli.CommandLine();

        var ended = await line.Run(Path.Combine(Repository.Root, ".ci/image"), "--context", Repository.Root, "--dry-run");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.All(["single", "multi", "self-contained"], variant => Assert.Contains(variant, ended.Output, StringComparison.Ordinal));
        var rules = IgnoreRules.Read(Repository.Root, Path.Combine(Repository.Root, ".ci/image/Dockerfile.multi"));
        Assert.All(
            ["harness/Program.cs", "harness/Provisioning/Parents/go/Dockerfile", "scenarios/go-crud/main.go", ".config/BannedSymbols.txt"],
            path => Assert.False(rules.Excludes(path), path));
        Assert.All(
            [".git/config", "harness/bin/Debug/a", "harness/obj/a", "results/reference"], path => Assert.True(rules.Excludes(path), path));
    }

    [Fact]
    public void DockerignoresDockerfilesDifferInTheirIgnoreFileAlone()
    {
        var folder = Path.Combine(Repository.Scenarios, "dockerignore");

        Assert.Equal(
            File.ReadAllText(Path.Combine(folder, "Dockerfile.without")), File.ReadAllText(Path.Combine(folder, "Dockerfile.with")));
        Assert.True(File.Exists(Path.Combine(folder, "Dockerfile.with.dockerignore")));
        Assert.False(File.Exists(Path.Combine(folder, ".dockerignore")));
    }
}
