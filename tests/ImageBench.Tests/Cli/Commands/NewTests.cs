using ImageBench.Scenarios;

namespace ImageBench.Tests.Cli.Commands;

/// <summary><c>imagebench new</c>: what it writes is a scenario as it stands.</summary>
public sealed class NewTests : IDisposable
{
    private readonly CommandLine _line = new();

    public static TheoryData<string> Kinds => [.. ScenarioTemplate.All().Select(template => template.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WritesAFolderThatListFindsNoFaultWith(string kind)
    {
        var variants = kind == "dotnet" ? "framework-dependent, single" : "multi, single";

        var ended = await _line.Run("new", "mine", "--from", kind);

        const string next = "Next: imagebench scenarios/mine --sizes (one build each), then without --sizes for times.\n";
        Assert.Equal((0, $"HERE/scenarios/mine: {variants}\n{next}", ""), (ended.ExitCode, ended.Output, ended.Error));
        Assert.True(File.Exists(Path.Combine(_line.Folder, "scenarios/mine/.dockerignore")));
        var listed = await _line.Run("list");
        Assert.Equal((0, $"app: multi, single\nmine: {variants}\n"), (listed.ExitCode, listed.Output));
        var planned = await _line.Run("--scenario", "mine", "--dry-run");
        Assert.Equal((0, ""), (planned.ExitCode, planned.Error));
    }

    [Fact]
    public async Task StartsWithGoUnlessToldOtherwise()
    {
        Assert.Equal(0, (await _line.Run("new", "mine")).ExitCode);
        Assert.Contains("go", ScenarioTemplate.All().Select(template => template.Kind));
        Assert.True(File.Exists(Path.Combine(_line.Folder, "scenarios/mine/go.mod")));
    }

    [Fact]
    public async Task LeavesAFolderThatIsThereAsItIs()
    {
        var before = Directory.GetFiles(Path.Combine(_line.Folder, "scenarios/app"));

        var ended = await _line.Run("new", "app", "--from", "c");

        Assert.Equal((2, "HERE/scenarios/app is there already: choose another name, or remove it first.\n"), (ended.ExitCode, ended.Error));
        Assert.Equal(before, Directory.GetFiles(Path.Combine(_line.Folder, "scenarios/app")));
    }

    [Fact]
    public async Task TellsABadNameAndAnUnknownKindAtOnce()
    {
        var ended = await _line.Run("new", "../mine", "--from", "perl");

        Assert.Equal(2, ended.ExitCode);
        Assert.Equal(
            [
                $"--from 'perl' is not known; write one of {string.Join(", ", ScenarioTemplate.All().Select(template => template.Kind))}.",
                "'../mine' cannot be a scenario's name: a name is 1 to 64 of the characters a-z, A-Z, 0-9, '.', '_' and '-', the first "
                    + "one a letter or digit.",
                "See 'imagebench new --help'.",
            ],
            ended.ErrorLines);
        Assert.Equal(["app"], Directory.GetDirectories(Path.Combine(_line.Folder, "scenarios")).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task MakesTheFolderOfScenariosWhereThereIsNone()
    {
        var ended = await _line.Run("new", "mine", "--scenarios", Path.Combine(_line.Folder, "others"));

        Assert.Equal(
            (0, "HERE/others/mine: multi, single\n"
                + "Next: imagebench others/mine --sizes (one build each), then without --sizes for times.\n"),
            (ended.ExitCode, ended.Output));
    }

    public void Dispose() => _line.Dispose();
}
