using System.CommandLine;
using ImageBench.Cli.Commands;

namespace ImageBench.Tests.Cli;

/// <summary>Each option of each command, typed as none can be: the checks of a command are made before those of its options.</summary>
public sealed class OptionMistakeTests
{
    // Nothing is called, so that one tree is as good as one for each of the hundreds of options.
    private static readonly RootCommand Root = CommandTree.Make(TimeProvider.System);

    public static TheoryData<string, string> Options => new(
        from command in Below(Root, "")
        from option in command.Command.Options
        where option.Name is not ("--help" or "--version" or "--verbose")
        select (command.Words, option.Name));

    [Theory]
    [MemberData(nameof(Options))]
    public void WithoutAValueItIsASentence(string words, string option)
    {
        if (IsSwitch(words, option))
            return;

        var errors = Errors($"{words} {option}");

        Assert.NotEmpty(errors);
        Assert.All(errors, message => Assert.Matches(@"^[^\n]+\.$", message));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void GivenTwiceItIsASentenceOrTwoValues(string words, string option)
    {
        var isSwitch = IsSwitch(words, option);
        var value = isSwitch ? "" : " x";

        var errors = Errors($"{words} {option}{value} {option}{value}");

        Assert.All(errors, message => Assert.Matches(@"^[^\n]+\.$", message));
        if (!isSwitch && Find(words, option).Arity.MaximumNumberOfValues == 1)
            Assert.NotEmpty(errors);
    }

    [Theory]
    [InlineData("diff --base", "diff ")]
    [InlineData("diff . --base v1 --base v2", "diff ")]
    [InlineData(". --context", "")]
    [InlineData(". --export-json", "")]
    public async Task EndsWithBadInput(string typed, string command)
    {
        using var line = new CommandLine();

        var ended = await line.Run(typed.Split(' '));

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal($"See 'imagebench {command}--help'.", ended.ErrorLines[^1]);
    }

    private static bool IsSwitch(string words, string option) => Find(words, option).ValueType == typeof(bool);

    private static Option Find(string words, string option) => Below(Root, "")
        .Single(command => command.Words == words).Command.Options.Single(its => its.Name == option);

    private static IEnumerable<(string Words, Command Command)> Below(Command command, string words) =>
        command.Subcommands.SelectMany(below => Below(below, $"{words} {below.Name}".Trim())).Prepend((words, command));

    private static List<string> Errors(string typed) =>
    [
        .. Root.Parse(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Errors.Select(error => error.Message),
    ];
}
