using ImageBench.Tests.Scenarios.Revisions;

namespace ImageBench.Tests.Cli.Commands.Images;

/// <summary><c>imagebench diff PATH --base REV</c> up to where an engine is asked.</summary>
public sealed class RevisionDiffTests : IDisposable
{
    private readonly CommandLine _line = new();
    private readonly SampleRepository _repository = new();

    public RevisionDiffTests()
    {
        _repository.Write("services/api/Dockerfile", "FROM busybox AS run\nARG VERSION\nCOPY . /app\n");
        _repository.Write("services/web/Dockerfile", "FROM busybox\nCOPY . /app\n");
        _repository.Write("compose.yaml", "services:\n  api: { build: services/api }\n  web: { build: services/web }\n");
        _repository.Commit("first");
        _repository.Write("services/api/main.go", "package main\n");
    }

    [Fact]
    public async Task OfTheServicesOfACompose()
    {
        var ended = await Diff("--compose", Path.Combine(_repository.Path, "compose.yaml"));

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(["api base Dockerfile", "api head Dockerfile"], Rows(ended));
        Assert.Contains("Not built, since the change touches nothing that they are sent: web", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfAllDockerfilesBelowAComposeSaysThatThatMayHaveOtherContexts()
    {
        const string said = "--compose compose.yaml compares what that file builds";

        Assert.Contains(said, (await Diff(_repository.Path)).Error, StringComparison.Ordinal);
        Assert.DoesNotContain(said, (await Diff(_repository.Path, "--context", _repository.Path)).Error, StringComparison.Ordinal);
        Assert.DoesNotContain(said, (await Diff(Path.Combine(_repository.Path, "services/api"))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpToAStageAndWithArguments()
    {
        var api = Path.Combine(_repository.Path, "services/api");

        var ended = await Diff(api, "--target", "run", "--build-arg", "VERSION=2");
        var refused = await Diff(api, "--target", "rum", "--build-arg", "VERSION=2");

        Assert.Equal((0, 2), (ended.ExitCode, Rows(ended).Count()));
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("--target 'rum' is no stage of Dockerfile. Write 'run'", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForAPlatformThatIsStrongerThanTheOneOfTheEnvironment()
    {
        _line.Environment["DOCKER_DEFAULT_PLATFORM"] = "amd64";
        var api = Path.Combine(_repository.Path, "services/api");

        var ended = await Diff(api, "--platform", "linux/amd64");
        var refused = await Diff(api);

        Assert.Equal((0, 2), (ended.ExitCode, refused.ExitCode));
        Assert.StartsWith("DOCKER_DEFAULT_PLATFORM says 'amd64'", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json", "{\n  \"schema\": \"imagebench.diff-list/1\",\n  \"differences\": []\n}\n")]
    [InlineData("--csv", "scenario,path,change,")]
    [InlineData("--packages", "Nothing is built: the change touches no image.\n")]
    public async Task ThatTouchesNothingIsReadByProgramsTooThatAskForIt(string form, string begin)
    {
        _repository.Commit("second");

        var ended = await Diff(_repository.Path, form);

        Assert.Equal(0, ended.ExitCode);
        Assert.StartsWith(begin, ended.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing is built", ended.Output + ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfTargetsOfWhichTheBaseHasNotAllThoseThatItHasAreCompared()
    {
        // As buildx does, all or nothing.
        _line.Write("bin/docker", """
            #!/bin/sh
            file=$5
            shift 5
            for target; do grep -q "\"$target\":" "$file" || { echo "ERROR: failed to find target $target" >&2; exit 1; }; done
            cat "$file"
            """);
        const string api = "\"api\": { \"context\": \"services/api\" }";
        var bake = _repository.Write("docker-bake.hcl", $"{{ \"target\": {{ {api} }} }}");
        _repository.Commit("second");
        _repository.Write("docker-bake.hcl", $"{{ \"target\": {{ {api}, \"web\": {{ \"context\": \"services/web\" }} }} }}");
        _repository.Write("services/api/main.go", "package main // two\n");
        _line.Environment["PATH"] = $"{Path.Combine(_line.Folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";

        var ended = await _line.RunInAShell(
            "chmod +x bin/docker; \"$@\"", "diff", "--bake", bake, "--target", "api", "--target", "web", "--base", "HEAD", "--dry-run");

        Assert.Equal((0, ""), (ended.ExitCode, ended.ExitCode == 0 ? "" : ended.Error));
        Assert.Equal(["api base Dockerfile", "api head Dockerfile", "web head Dockerfile"], Rows(ended));
    }

    [Fact]
    public async Task OfAComposeThatIsNotThereIsRefused()
    {
        var ended = await Diff("--compose", Path.Combine(_repository.Path, "nowhere.yaml"));

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Contains("nowhere.yaml: there is no such", ended.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _line.Dispose();
        _repository.Dispose();
    }

    private Task<Ended> Diff(params string[] typed) => _line.Run(["diff", .. typed, "--base", "HEAD", "--dry-run"]);

    private static IEnumerable<string> Rows(Ended ended) => ended.Output.Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(cells => cells.Length > 5 && cells.Contains("as-found"))
        .Select(cells => $"{cells[1]} {cells[2]} {string.Join(' ', cells.Skip(6))}")
        .Order(StringComparer.Ordinal);
}
