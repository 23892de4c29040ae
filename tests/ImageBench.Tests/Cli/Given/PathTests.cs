namespace ImageBench.Tests.Cli.Given;

/// <summary>What is built is named by a path: any folder with Dockerfiles, or a Dockerfile.</summary>
public sealed class PathTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task AFolderIsOneByItsPathAndItsNameIsMadeSafe()
    {
        _line.Write("my service/Dockerfile", "FROM scratch\n");
        _line.Write("my service/Dockerfile.slim", "FROM scratch\n");

        Assert.Equal(["my-service default Dockerfile", "my-service slim Dockerfile.slim"], await Planned("my service"));
    }

    [Fact]
    public async Task ADockerfileIsOneAlone()
    {
        _line.Write("api/Dockerfile", "FROM scratch\n");
        _line.Write("api/Dockerfile.slim", "FROM scratch\n");

        Assert.Equal(["api slim Dockerfile.slim"], await Planned("api/Dockerfile.slim"));
        Assert.Equal(["api slim Dockerfile.slim"], await Planned("--scenario", "api/Dockerfile.slim"));
    }

    [Fact]
    public async Task DockerfilesOfOneFolderAreVariantsOfOneScenarioWhateverTheirNames()
    {
        _line.Write("api/Dockerfile", "FROM scratch\n");
        _line.Write("api/build for prod.docker", "FROM scratch\n");
        _line.Write("api/Dockerfile.other", "FROM scratch\n");

        Assert.Equal(
            ["api build-for-prod.docker build for prod.docker", "api default Dockerfile"],
            await Planned("api/Dockerfile", "api/build for prod.docker"));
    }

    [Fact]
    public async Task OfADockerfileWhatScenarioYamlSaysOfItCounts()
    {
        _line.Write(
            "scenarios/app/scenario.yaml",
            "name: movies\nbaseline: single\nvariants:\n  single:\n  multi:\n  run: { dockerfile: Dockerfile.multi, target: run }\n"
                + "budget: { single: { layers: 3 }, run: { layers: 2 } }\n");
        _line.Write("scenarios/app/Dockerfile.new", "FROM scratch\n");

        Assert.Equal(
            ["movies multi Dockerfile.multi", "movies run Dockerfile.multi"], await Planned("scenarios/app/Dockerfile.multi"));
        Assert.Equal(["movies new Dockerfile.new"], await Planned("scenarios/app/Dockerfile.new"));
    }

    [Fact]
    public async Task OfADockerfileWhatScenarioYamlSaysOfTheOthersIsNoMistake()
    {
        const string yaml = "baseline: multi\nparents:\n  GO_IMAGE: { hub: \"golang:1.24-alpine\" }\n"
            + "  RUNTIME_IMAGE: { hub: \"alpine:3.22\" }\nbudget: { multi: { layers: 3 } }\nlimits: { multi: { unpacked: 2% } }\n";
        _line.Write("scenarios/app/scenario.yaml", yaml);
        Assert.Equal(["app single Dockerfile.single"], await Planned("scenarios/app/Dockerfile.single"));

        _line.Write("scenarios/app/scenario.yaml", yaml.Replace("RUNTIME_IMAGE:", "RUNTME_IMAGE:", StringComparison.Ordinal));
        foreach (var whole in (string[][])[["app"], ["scenarios/app/Dockerfile.single", "scenarios/app/Dockerfile.multi"]])
            Assert.Contains("declared by no Dockerfile", (await _line.Run(["--dry-run", .. whole])).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compose.yaml", "Give services with --compose compose.yaml.")]
    [InlineData("docker-bake.hcl", "Give targets with --bake docker-bake.hcl.")]
    [InlineData("notes.txt", "Name a Dockerfile, or a folder with Dockerfiles.")]
    public async Task AFileThatIsNoDockerfile(string file, string remedy)
    {
        _line.Write(file, "services:\n  app: { build: . }\n");

        var ended = await _line.Run(file, "--dry-run");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains($"{file}: this is no Dockerfile, for it has no FROM. {remedy}", ended.ErrorLines);
    }

    [Fact]
    public async Task TheContextMayLieAbove()
    {
        _line.Write("services/api/Dockerfile", "FROM scratch\nCOPY go.mod /\n");
        _line.Write("go.mod", "module m\n");

        var ended = await _line.Run([.. DryRun, "--cache", "incremental-dependency", "services/api/Dockerfile", "--context", "."]);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Contains("api", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALinkMayLeadIntoTheContextAndNowhereElse()
    {
        _line.Write("repo/common/Dockerfile", "FROM scratch\n");
        _line.Write("repo/api/x", "");
        _line.Write("secret/Dockerfile", "FROM secret\n");
        File.CreateSymbolicLink(Path.Combine(_line.Folder, "repo/api/Dockerfile"), "../common/Dockerfile");
        File.CreateSymbolicLink(Path.Combine(_line.Folder, "repo/api/Dockerfile.out"), "../../secret/Dockerfile");

        Assert.Equal(["api default Dockerfile"], await Planned("repo/api/Dockerfile", "--context", "repo"));
        await Refused(
            "repo/api/Dockerfile: is a link that leads out of the scenario's folder. Put the file itself there: a copy of the folder would "
                + "lack it.",
            "repo/api/Dockerfile");
        await Refused(
            "repo/api/Dockerfile.out: is a link that leads out of the scenario's folder. Put the file itself there: a copy of the folder "
                + "would lack it.",
            "repo/api/Dockerfile.out", "--context", "repo");
    }

    [Fact]
    public async Task AWordThatIsNeitherIsToldAsWhatItMayHaveBeen()
    {
        await Refused("Unrecognized command or argument 'lst'; did you mean list?\nSee 'imagebench --help'.", "lst");
        await Refused("HERE/scenarios: there is no scenario 'ap'. Did you mean 'app'? Found: app.", "ap");
        await Refused(
            "nowhere/Dockerfile: there is no such folder. Give the path of a folder or of a Dockerfile, or the name of a scenario.",
            "nowhere/Dockerfile");
        await Refused("none: there is no such folder. Give the folder that is sent with --context DIR.", "app", "--context", "none");
        await Refused("--context is that of a PATH or a --scenario; name one.\nSee 'imagebench --help'.", "--context", ".");
    }

    [Fact]
    public async Task ResultsNeverLieInWhatIsSent()
    {
        _line.Write("api/Dockerfile", "FROM scratch\n");

        await Refused(
            "--results api/out lies in HERE/api, which is sent to the builds: each would change what the next one is made of. Name a "
                + "folder outside of it, or leave that one out in .dockerignore.",
            "api", "--results", "api/out");
        _line.Write("api/.dockerignore", "out\n");
        Assert.Equal(["api default Dockerfile"], await Planned("api", "--results", "api/out"));
    }

    public void Dispose() => _line.Dispose();

    private static readonly string[] DryRun = ["--dry-run", "--rounds", "1", "--seed", "1"];

    private async Task Refused(string sentence, params string[] arguments)
    {
        var ended = await _line.Run([.. DryRun, .. arguments]);

        Assert.Equal((2, "", sentence + "\n"), (ended.ExitCode, ended.Output, ended.Error));
    }

    /// <summary>Scenario, variant and Dockerfile of what would be built, by name.</summary>
    private async Task<IEnumerable<string>> Planned(params string[] arguments)
    {
        var ended = await _line.Run([.. DryRun, "--cache", "cold", .. arguments]);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        return ended.Output.Split('\n')
            .Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 7 && char.IsAsciiDigit(cells[0][0]))
            .Select(cells => $"{cells[1]} {cells[2]} {cells[6]}")
            .Order(StringComparer.Ordinal);
    }
}
