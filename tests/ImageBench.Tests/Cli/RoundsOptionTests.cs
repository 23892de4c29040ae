using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Runs.Shards;

namespace ImageBench.Tests.Cli;

public class RoundsOptionTests
{
    [Theory]
    [InlineData("--rounds auto", null)]
    [InlineData("--rounds 7", 7)]
    [InlineData("", 3)]
    public void ARunHasThatNumberOrAsManyAsAreNeeded(string typed, int? rounds)
    {
        var shared = new SharedOptions();
        var options = Options(shared);

        var asked = options.Read(Parsed(options.All, typed)).Options;

        Assert.Equal((rounds, rounds is null), (asked.Rounds, asked.Auto is not null));
    }

    [Theory]
    [InlineData("--rounds auto", null, true)]
    [InlineData("--rounds 7", 7, false)]
    [InlineData("", 1, false)]
    public void AComparisonOfRevisionsToo(string typed, int? rounds, bool isAuto)
    {
        var shared = new SharedOptions();
        var options = new RevisionOptionSet(Options(shared));

        var asked = options.Read(Parsed(options.All.Append(shared.Engine), $"--base v1 {typed}"), ".", platform: null).Run.Options;

        Assert.Equal((rounds, isAuto), (asked.Rounds, asked.Auto is not null));
    }

    private static RunOptionSet Options(SharedOptions shared) =>
        new(shared, new SourceOptionSet(shared), new ShareOptionSet(new ParallelJob(_ => null)));

    private static ParseResult Parsed(IEnumerable<Option> options, string typed)
    {
        var command = new RootCommand();
        foreach (var option in options)
            command.Add(option);
        return command.Parse(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
