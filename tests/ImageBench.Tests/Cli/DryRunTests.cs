using ImageBench.Model;
using ImageBench.Running;

namespace ImageBench.Tests.Cli;

public sealed class DryRunTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task PrintsThePlanInItsOrderWithTheSeedAndNeedsNoEngineAndMakesNothing()
    {
        var ended = await _line.Run(
            "--dry-run",
            "--seed",
            "7",
            "--rounds",
            "2",
            "--cache",
            "cold",
            "--cache",
            "warm",
            "--engine",
            "unix:///nowhere.sock",
            "--results",
            "mine");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        var options = Some.Run().Options with { Seed = 7, Rounds = 2 };
        var plan = new Plan([Some.Scenario("app", "single", "multi", "single")], options, []).FirstRounds;
        Assert.Equal(
            plan.Select(build =>
                $"{build.Position} app {build.Key.Variant} buildkit {build.Key.Cache.Word()} {build.Key.Round} "
                    + $"Dockerfile.{build.Key.Variant}"),
            Rows(ended).Where(row => char.IsAsciiDigit(row[0]) && row.Contains("Dockerfile", StringComparison.Ordinal)));
        Assert.Contains("8 builds, seed 7; nothing was built.", Rows(ended));
        Assert.Equal(["scenarios"], _line.Entries);
    }

    [Fact]
    public async Task OfOneVariantHasNoOther()
    {
        var ended = await _line.Run(
            "--dry-run", "--variant", "multi", "--cache", "cold", "--builder", "classic", "--rounds", "1", "--seed", "1");

        Assert.Contains("1 app multi classic cold 1 Dockerfile.multi", Rows(ended));
        Assert.Contains("1 build, seed 1; nothing was built.", Rows(ended));
    }

    [Fact]
    public async Task OfAsManyRoundsAsAreNeededHasAPlan()
    {
        var ended = await _line.Run("--dry-run", "--rounds", "auto", "--seed", "1");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Contains("nothing was built.", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfAVariantThatTheClassicBuilderCannotBuildSaysSo()
    {
        _line.Write("scenarios/app/Dockerfile.mounted", "FROM scratch\nRUN --mount=type=cache,target=/c make\n");

        var ended = await _line.Run(
            "--dry-run", "--cache", "cold", "--builder", "classic", "--builder", "buildkit", "--rounds", "1", "--seed", "1");

        Assert.Equal(
            ["app mounted buildkit"],
            Rows(ended)
                .Where(row => char.IsAsciiDigit(row[0]) && row.Contains(" mounted ", StringComparison.Ordinal))
                .Select(row => string.Join(' ', row.Split(' ')[1..4])));
        Assert.Equal(
            [
                "5 builds, seed 1; nothing was built.",
                "app/mounted (classic) is skipped: Dockerfile.mounted:2 has RUN --mount, which only BuildKit knows; build it with "
                    + "--builder buildkit.",
            ],
            Rows(ended).TakeLast(2));
    }

    [Fact]
    public async Task OfAVariantOfSeveralBuildsNamesTheirDockerfiles()
    {
        _line.Write(
            "scenarios/app/scenario.yaml",
            "variants:\n  multi:\n  two: { steps: [{ dockerfile: Dockerfile.single, copy: { /a: a } }, { dockerfile: Dockerfile.multi }] "
                + "}\n");

        var ended = await _line.Run("--dry-run", "--cache", "cold", "--rounds", "1", "--variant", "two");

        Assert.Contains("1 app two buildkit cold 1 Dockerfile.single + Dockerfile.multi", Rows(ended));
    }

    [Fact]
    public async Task OfAChangeThatAnIgnoreFileLeavesOutSaysSo()
    {
        _line.Write("scenarios/app/Dockerfile.multi.dockerignore", "*.sql\n");
        _line.Write("scenarios/app/notes.sql", "select 1;\n");
        _line.Write("scenarios/app/scenario.yaml", "edit: { source: notes.sql, may_be_ignored: true }\n");

        var ended = await _line.Run("--dry-run", "--cache", "incremental-source", "--rounds", "1", "--seed", "1");

        Assert.Contains("2 builds, seed 1; nothing was built.", Rows(ended));
        Assert.StartsWith(
            "The incremental-source builds of app change notes.sql, which the ignore file of multi leaves out: ",
            Rows(ended).Last(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongNamesAreNotFoldedInAPipe()
    {
        var name = new string('n', 64);
        _line.Write($"scenarios/app/Dockerfile.{name}", "FROM scratch\n");

        Assert.Contains(
            (await _line.Run("--dry-run")).Output.Split('\n'),
            line => line.Contains($" {name} ", StringComparison.Ordinal) && line.Contains("Dockerfile." + name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutAHomeFolderItIsToldWhereThingsAreKeptAndNothingIsMadeInTheCurrentFolder()
    {
        var temporary = Directory.CreateDirectory(Path.Combine(_line.Folder, "t")).FullName;
        foreach (var (name, value) in new[]
                 {
                     ("IMAGEBENCH_STATE", ""), ("XDG_CACHE_HOME", ""), ("HOME", "/nowhere/me"), ("TMPDIR", temporary),
                 })
        {
            _line.Environment[name] = value;
        }

        var ended = await _line.Run("--dry-run", "--cache", "cold", "--rounds", "1");

        Assert.Equal(0, ended.ExitCode);
        Assert.Matches(
            "^Note: The home folder /nowhere/me is not there, so that what outlives a command is kept in HERE/t/imagebench-[0-9]+; set "
                + "IMAGEBENCH_STATE to a folder of yours.$",
            Assert.Single(ended.ErrorLines));
        Assert.Equal(["scenarios", "t"], _line.Entries);
    }

    public void Dispose() => _line.Dispose();

    private static IEnumerable<string> Rows(Ended ended) =>
        ended.Output
            .Split('\n')
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Where(row => row.Length > 0);
}
