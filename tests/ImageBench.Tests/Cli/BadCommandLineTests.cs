using ImageBench.Cli.Commands;

namespace ImageBench.Tests.Cli;

public class BadCommandLineTests
{
    [Theory]
    [InlineData("--nope", "Unrecognized command or argument '--nope'.")]
    [InlineData("--rounds 0", "--rounds 0 is too few; write 1 or more.")]
    [InlineData("--rounds -3", "--rounds -3 is too few; write 1 or more.")]
    [InlineData("--rounds many", "--rounds 'many' is not a whole number of at most 2147483647; write one such as 5, or auto.")]
    [InlineData("--rounds 1.5", "--rounds '1.5' is not a whole number of at most 2147483647; write one such as 5, or auto.")]
    [InlineData("--seed 9999999999", "--seed '9999999999' is not a whole number of at most 2147483647; write one such as 5.")]
    [InlineData("--rounds", "Required argument missing for option: '--rounds'.")]
    [InlineData(
        "--cache imported",
        "--cache imported is measured beside --cache cold, whose image is the one that is read and checked; give both.")]
    [InlineData(
        "--cache cold --cache imported --builder classic",
        "--cache imported cannot be measured with --builder classic, which exports no cache; leave one of them out.")]
    [InlineData(
        "--cache lukewarm",
        "--cache 'lukewarm' is not known; write one of cold, warm, incremental-source, incremental-dependency, imported.")]
    [InlineData(
        "--cache cold --cache Warm",
        "--cache 'Warm' is not known; write one of cold, warm, incremental-source, incremental-dependency, imported.")]
    [InlineData("--builder buildx", "--builder 'buildx' is not known; write one of buildkit, classic.")]
    [InlineData("--base-set ubuntu", "--base-set 'ubuntu' is not known; write one of auto, hub, debian.")]
    [InlineData("--display loud", "--display 'loud' is not known; write one of auto, tty, plain, quiet.")]
    [InlineData(
        "--timeout 30", "--timeout '30' is not a duration; write a number and a unit, such as 30s, 1m30s or 500ms (units: h, m, s, ms).")]
    [InlineData("--rounds auto --interval-width 5", "--interval-width '5' is not a share; write one above 0% and up to 100%, such as 5%.")]
    [InlineData(
        "--rounds auto --interval-width 0%", "--interval-width '0%' is not a share; write one above 0% and up to 100%, such as 5%.")]
    [InlineData(
        "--rounds auto --time-budget long",
        "--time-budget 'long' is not a duration; write a number and a unit, such as 30s, 1m30s or 500ms (units: h, m, s, ms).")]
    [InlineData(
        "--wait-for-quiet 0s",
        "--wait-for-quiet '0s' is not a duration; write a number and a unit, such as 30s, 1m30s or 500ms (units: h, m, s, ms).")]
    [InlineData(
        "--registry myregistry",
        "--registry 'myregistry' is not a registry; write local, or its host as it stands before an image's name, such as "
            + "registry.example:5000/team.")]
    [InlineData(
        "--registry http://host:5000",
        "--registry 'http://host:5000' is not a registry; write local, or its host as it stands before an image's name, such as "
            + "registry.example:5000/team.")]
    [InlineData(
        "--registry local --keep-images",
        "--registry removes each image to pull it back, so --keep-images would keep nothing; give one of the two.")]
    [InlineData("--registry local --check-rounds 0", "--registry with --check-rounds 0 would move nothing; give --check-rounds 1 or more.")]
    [InlineData(
        "--resume results/x --rounds 5", "--rounds cannot stand beside --resume: the run goes on as its run.json says. Leave it out.")]
    [InlineData("report", "Required argument 'RUN' missing for command: 'report'.")]
    public void OneMistakeIsOneSentence(string arguments, string sentence) => Assert.Equal([sentence], Errors(arguments));

    [Fact]
    public void AllMistakesAreToldAtOnce() => Assert.Equal(
        ["--base-set", "--builder", "--cache", "--display", "--rounds", "--timeout"],
        Errors("--rounds 0 --cache lukewarm --builder b --base-set c --display d --timeout 5")
            .Select(error => error.Split(' ')[0])
            .Order());

    [Fact]
    public void AllThatCannotStandBesideResumeIsToldAtOnce() => Assert.Equal(
        ["--base-set", "--cache", "--dry-run", "--keep-images", "--results", "--scenario", "--seed", "--variant"],
        Errors("--resume run -s a --variant b --results r --cache cold --base-set hub --seed 1 --keep-images --dry-run")
            .Select(error => error.Split(' ')[0])
            .Order());

    [Theory]
    [InlineData("")]
    [InlineData("--rounds 1 --seed -5 --cache warm --cache cold --builder classic --builder buildkit -s a -s b --timeout 90s --dry-run")]
    [InlineData(
        "--rounds auto --interval-width 2.5% --time-budget 1h --wait-for-quiet 5m --cache cold --cache incremental-source --cache "
            + "incremental-dependency --cache imported")]
    [InlineData("--registry local")]
    [InlineData("--registry localhost --check-rounds 2")]
    [InlineData("--registry registry.example:5000/team_a/x --keep-files")]
    [InlineData("--registry box:5000")]
    [InlineData("--resume results/x --engine private --provision --scenarios s --wait-for-quiet 1m --keep-files --display plain")]
    [InlineData("report results/x")]
    public void ARightOneHasNone(string arguments) => Assert.Empty(Errors(arguments));

    private static IEnumerable<string> Errors(string arguments) =>
        CommandTree.Make(TimeProvider.System).Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Errors.Select(error =>
            error.Message);
}
