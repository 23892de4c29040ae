namespace ImageBench.Tests.Cli.Given;

/// <summary>What is said and built where nobody names anything: what lies in the folder that somebody works in.</summary>
public sealed class UnnamedTests : IDisposable
{
    private static readonly string[] Nowhere = ["--engine", "unix:///nowhere.sock"];

    private readonly CommandLine _line = new();

    public UnnamedTests() => Directory.Delete(Path.Combine(_line.Folder, "scenarios"), recursive: true);

    [Fact]
    public async Task InAFolderWithDockerfilesSaysWhatItWouldDoAndWantsAWord()
    {
        _line.Write("Dockerfile", "FROM scratch\nCOPY package.json /\n");
        _line.Write("Dockerfile.slim", "FROM scratch\n");
        _line.Write("package.json", "{}\n");

        var ended = await _line.Run([.. Nowhere, "--cache", "cold", "--cache", "warm"]);

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal("Found:", ended.ErrorLines[0]);
        Assert.EndsWith(": default, slim", ended.ErrorLines[1], StringComparison.Ordinal);
        Assert.Equal(
            [
                "Would make 12 builds: the first 2 for sizes and checks, where --sizes stops, and the others for times.",
                "How long that takes is not known before the first build has ended; it is told from then on.",
                "Nothing was built: add --yes to build this, or name what is to be built, as in 'imagebench .'.",
            ],
            ended.ErrorLines[2..]);
        Assert.DoesNotContain("results", _line.Entries);
    }

    [Fact]
    public async Task WithYesItIsBuilt()
    {
        _line.Write("Dockerfile", "FROM scratch\n");

        var ended = await _line.Run([.. Nowhere, "--yes"]);

        Assert.Equal(
            (3, "No Docker engine answers at unix:///nowhere.sock (from --engine): there is no such socket.\n"),
            (ended.ExitCode, ended.Error));
    }

    [Fact]
    public async Task AFolderOfScenariosThatIsNamedIsNotAskedAbout()
    {
        _line.Write("mine/app/Dockerfile", "FROM scratch\n");

        var ended = await _line.Run([.. Nowhere, "--scenarios", "mine"]);

        Assert.Equal(
            (3, "No Docker engine answers at unix:///nowhere.sock (from --engine): there is no such socket.\n"),
            (ended.ExitCode, ended.Error));
    }

    [Fact]
    public async Task OfARepositoryWithSeveralFoldersNamesThemAll()
    {
        _line.Write("services/api/Dockerfile", "FROM scratch\n");
        _line.Write("services/web/Dockerfile.prod", "FROM scratch\n");
        _line.Write("node_modules/theirs/Dockerfile", "FROM scratch\n");
        _line.Write(".hidden/Dockerfile", "FROM scratch\n");

        var ended = await _line.Run([.. Nowhere, "--sizes"]);

        Assert.Equal(2, ended.ExitCode);
        Assert.Equal(["  api: default", "  web: prod", "Would make 2 builds."], ended.ErrorLines[1..4]);
        Assert.EndsWith("name what is to be built, as in 'imagebench services/api'.", ended.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Equal((0, "api: default\nweb: prod\n"), await List());
    }

    [Theory]
    [InlineData("a;id", "imagebench 'a;id'")]
    [InlineData("-x \"q", "imagebench './-x \"q'")]
    [InlineData("-x", "'imagebench ./-x'")]
    [InlineData("it's", "imagebench 'it'\\''s'")]
    public async Task WhatIsToBeTypedIsWrittenAsAShellReadsIt(string folder, string typed)
    {
        _line.Write(folder + "/Dockerfile", "FROM scratch\n");

        var ended = await _line.Run(Nowhere);

        Assert.EndsWith($"name what is to be built, as in {typed}.", ended.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereAFolderOfScenariosLiesThoseAreMeantUnlessTheFolderItselfIsOneAndThenTheyAreTold()
    {
        _line.Write("scenarios/app/Dockerfile", "FROM scratch\n");
        _line.Write("other/Dockerfile", "FROM scratch\n");
        Assert.Equal((0, "app: default\n"), await List());
        Assert.Equal("  app: default", (await _line.Run(Nowhere)).ErrorLines[1]);

        _line.Write("Dockerfile.own", "FROM scratch\n");

        Assert.EndsWith(": own\napp: default\n", (await List()).Output, StringComparison.Ordinal);
        var bare = (await _line.Run([.. Nowhere, "--sizes"])).ErrorLines;
        Assert.Equal(["Note: also scenarios/: app (imagebench scenarios/app)", "Found:"], bare[..2]);
        Assert.EndsWith(": own", bare[2], StringComparison.Ordinal);
        Assert.Equal("Would make 1 build.", bare[3]);
        _line.Write("scenarios/web/Dockerfile", "FROM scratch\n");
        Assert.Equal("Note: also scenarios/: app, web (imagebench --scenarios scenarios)", (await _line.Run(Nowhere)).ErrorLines[0]);
        Assert.DoesNotContain("also", (await _line.Run("--dry-run", ".")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        null,
        "Give the path of a folder that holds one, as in 'imagebench PATH', or write one to start from: 'imagebench new NAME'.")]
    [InlineData("compose.yaml", "Build what compose.yaml names: imagebench --compose compose.yaml.")]
    [InlineData("docker-bake.hcl", "Build what docker-bake.hcl names: imagebench --bake docker-bake.hcl.")]
    [InlineData("Dockerfile_a", "Rename Dockerfile_a to Dockerfile.a.")]
    public async Task WhereThereIsNothingSaysWhatToType(string? file, string remedy)
    {
        if (file is not null)
            _line.Write(file, "");
        foreach (var arguments in (string[][])[[], ["list"]])
        {
            var ended = await _line.Run(arguments);

            Assert.Equal(
                (2, "", $"No Dockerfile lies in this folder or below it. {remedy}\n"), (ended.ExitCode, ended.Output, ended.Error));
        }
    }

    [Fact]
    public async Task AFolderIsFoundByItsNameAndBelowAPath()
    {
        _line.Write("shop/Dockerfile", "FROM scratch\n");
        foreach (var arguments in (string[][])[["--scenario", "shop"], ["shop"], ["./shop"]])
            Assert.Contains(" shop ", (await _line.Run(["--dry-run", .. arguments])).Output, StringComparison.Ordinal);

        var ended = await _line.Run("--dry-run", ".");

        Assert.Equal((2, ".: the folder holds no Dockerfile. Name one below it: ./shop.\n"), (ended.ExitCode, ended.Error));
        ended = await _line.Run("--dry-run", "--scenario", "shpo");
        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith("shpo: there is neither such a folder nor a folder of scenarios at HERE/", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SizesTakesNoOptionThatSaysSomethingOfTimes()
    {
        _line.Write("Dockerfile", "FROM scratch\n");

        var ended = await _line.Run("--sizes", "--rounds", "3", "--cache", "warm", "--dry-run");

        Assert.Equal(
            [
                "--cache cannot stand beside --sizes, which measures no times. Leave out one of the two.",
                "--rounds cannot stand beside --sizes, which measures no times. Leave out one of the two.",
                "See 'imagebench --help'.",
            ],
            ended.ErrorLines);
        ended = await _line.Run("--sizes", "--dry-run", ".");
        Assert.Contains("as-found", ended.Output, StringComparison.Ordinal);
        Assert.Contains("1 build, seed ", ended.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _line.Dispose();

    private async Task<(int ExitCode, string Output)> List()
    {
        var ended = await _line.Run("list");
        return (ended.ExitCode, ended.Output);
    }
}
