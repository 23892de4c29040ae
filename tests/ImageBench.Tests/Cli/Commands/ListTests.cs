namespace ImageBench.Tests.Cli.Commands;

public sealed class ListTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task ShowsScenariosAndVariants()
    {
        var ended = await _line.Run("list");

        Assert.Equal((0, "app: multi, single\n", ""), (ended.ExitCode, ended.Output, ended.Error));
    }

    [Fact]
    public async Task ShowsWhatIsWrongBelowTheScenarioThatItIsWrongWith()
    {
        _line.Write("scenarios/lonely/Dockerfile", "FROM scratch\n");
        _line.Write("scenarios/lonely/scenario.yaml", "titel: x\n");

        var ended = await _line.Run("list");

        var lines = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((2, 3), (ended.ExitCode, lines.Length));
        Assert.Equal(["app: multi, single", "lonely: default"], lines[..2]);
        Assert.StartsWith("  HERE/scenarios/lonely", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakesDockerfilesByAllNamesAndLeavesOddOnesToTheEngine()
    {
        _line.Write("scenarios/odd/Containerfile", "# syntax=team/frontend\nnot a word of a Dockerfile\n");
        _line.Write("scenarios/odd/Dockerfile-template", "FROM {{ base }}\n");
        _line.Write("scenarios/odd/test.dockerfile", "FROM a\nRUN cat <<EOF\nno end\n");
        _line.Write("scenarios/odd/test.dockerfile.orig", "<<<<<<< mine\n");
        _line.Write("scenarios/odd/Dockerfile.a~", "FROM a\n");

        var ended = await _line.Run("list");

        Assert.Equal((0, "app: multi, single\nodd: default, template, test\n", ""), (ended.ExitCode, ended.Output, ended.Error));
    }

    [Fact]
    public async Task ShowsWhatLiesAtAPathInPlaceOfTheScenarios()
    {
        _line.Write("my service/Dockerfile", "FROM scratch\n");
        _line.Write("my service/deep/Dockerfile.old", "FROM scratch\n");

        var ended = await _line.Run("list", "my service", "my service/deep/Dockerfile.old", "app");

        Assert.Equal((0, "my-service: default\ndeep: old\napp: multi, single\n", ""), (ended.ExitCode, ended.Output, ended.Error));
    }

    [Fact]
    public async Task OfABakeFileTheTargetsCanBeChosen()
    {
        _line.Write("web/Dockerfile", "FROM scratch\n");
        _line.Write("docker-bake.json", """{ "target": { "api": { "context": "web" }, "web": { "context": "web" } } }""");

        var listed = await _line.Run("list", "--bake", "docker-bake.json", "--target", "web");
        var line = Assert.Single(listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("web: ", line, StringComparison.Ordinal);
        var ended = await _line.Run("list", "--target", "web");
        Assert.Equal(
            (2, "--target chooses those of a bake file; name that with --bake FILE."), (ended.ExitCode, ended.ErrorLines[0]));
    }

    [Fact]
    public async Task SaysWhatDockerWouldRefuseOfAnIgnoreFile()
    {
        _line.Write("scenarios/app/.dockerignore", "bin\nsrc\\old\n");

        var ended = await _line.Run("list");

        Assert.Equal(
            (2,
                "app: multi, single\n  HERE/scenarios/app/.dockerignore:2: the pattern \"src\\old\" has a backslash before \"o\", which "
                    + "Docker refuses. Write / between folders.\n"),
            (ended.ExitCode, ended.Output));
    }

    [Fact]
    public async Task OfAFolderThatIsNotThereSaysSo()
    {
        var ended = await _line.Run("list", "--scenarios", "/nowhere/at/all");

        Assert.Equal(
            (2, "/nowhere/at/all: there is no such folder. Give the path of a folder with a Dockerfile, or the folder that holds the "
                + "scenarios with --scenarios DIR.\n"),
            (ended.ExitCode, ended.Output));
    }

    public void Dispose() => _line.Dispose();
}
