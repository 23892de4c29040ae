namespace ImageBench.Tests.Cli;

/// <summary>What could never do what it says is refused before any work.</summary>
public sealed class RefusedOptionTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Theory]
    [InlineData("diff . --base ''", "--base '' names no revision; write --base REV or auto.")]
    [InlineData("diff . --base=--dry-run", "--base '--dry-run' names no revision; write --base REV or auto.")]
    [InlineData("diff . --base v1 --head ''", "--head '' names no revision; write --head REV.")]
    [InlineData("diff . --nope --base v1", "diff has no option --nope.")]
    [InlineData("diff --nope", "diff has no option --nope.")]
    public Task ARevisionThatIsNone(string typed, string sentence) => Refused(typed, sentence);

    [Theory]
    [InlineData(
        "diff . --base v1 --compose c.yaml",
        "PATH cannot stand beside --compose, which says what is built of which folder: leave it out.")]
    [InlineData(
        "diff --base v1 --bake b.json --context .",
        "--context cannot stand beside --bake, which says what is built of which folder: leave it out.")]
    [InlineData(
        "diff --base v1 --bake b.json --compose c.yaml",
        "--compose and --bake are two files: compare what one of them builds, and then the other.")]
    [InlineData("diff . --base v1 --service api", "--service is one of a compose.yaml; name that with --compose FILE.")]
    [InlineData("diff a b --target run", "--target is of a comparison of revisions: give --base REV too.")]
    public Task TwoThingsThatBothSayWhatIsCompared(string typed, string sentence) => Refused(typed, sentence);

    [Theory]
    [InlineData("diff a b --svg no/x.svg", "--svg 'no/x.svg': there is no folder HERE/no; make it, or write another file.")]
    [InlineData("diff a b --svg scenarios", "--svg 'scenarios' is no file; write the file that it should go to.")]
    [InlineData("history show --file f --svg no/x.svg", "--svg 'no/x.svg': there is no folder HERE/no; make it, or write another file.")]
    [InlineData(
        "diff a b --svg x --export-json ./x", "--svg and --export-json would both go to HERE/x: give each a file of its own.")]
    [InlineData(
        ". --export-json x --export-junit x", "--export-json and --export-junit would both go to HERE/x: give each a file of its own.")]
    [InlineData(". --export-name ''", "--export-name gives no name; write what exports call the result, such as app, or leave it out.")]
    public Task AFileThatCannotBeWritten(string typed, string sentence) => Refused(typed, sentence);

    [Theory]
    [InlineData(
        "diff . --base v1 --max-increase cold:5%",
        "--max-increase cold:5% is a limit of build times, and none are measured without --rounds: give --rounds N too.")]
    [InlineData(
        "diff a b --warn-increase cold:5%",
        "--warn-increase cold:5% is a limit of build times, and two images do not tell them: leave it out, or compare revisions, with "
            + "--base REV and --rounds N.")]
    [InlineData(
        "history show --file f --max-increase cold:5%",
        "--max-increase cold:5% is a limit of build times, and a history keeps none: leave it out, or hold two runs against each other "
            + "with 'imagebench compare'.")]
    [InlineData(
        "history show --file f --last 1 --max-increase 5%",
        "--last 1 leaves nothing to hold the newest run against: write --last 2 or more, or leave the limits out.")]
    public Task ALimitThatNothingIsHeldTo(string typed, string sentence) => Refused(typed, sentence);

    [Fact]
    public async Task AHistoryThatIsAFolder()
    {
        var ended = await _line.Run("history", "show", "--file", "scenarios");

        Assert.Equal(
            (2, "scenarios is a folder, and a history is a file: give that file, such as --file scenarios/sizes.csv.\n"),
            (ended.ExitCode, ended.Error));
    }

    public void Dispose() => _line.Dispose();

    private async Task Refused(string typed, string sentence)
    {
        var ended = await _line.Run([.. typed.Split(' ').Select(word => word.Trim('\''))]);

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal([sentence, $"See '{string.Join(' ', Command(typed).Prepend("imagebench"))} --help'."], ended.ErrorLines);
    }

    private static IEnumerable<string> Command(string typed) =>
        typed.Split(' ').TakeWhile(word => word is "diff" or "history" or "show");
}
