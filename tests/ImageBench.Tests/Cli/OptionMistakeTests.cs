using System.CommandLine;
using ImageBench.Cli.Commands;

namespace ImageBench.Tests.Cli;

/// <summary>Each option of each command, typed as none can be: the checks of a command are made before those of its options.</summary>
public sealed class OptionMistakeTests : IDisposable
{
    private readonly CommandLine _line = new();

    public static TheoryData<string, string> Options => new(
        from command in Below(CommandTree.Make(TimeProvider.System), "")
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
        var ended = await _line.Run(typed.Split(' '));

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal($"See 'imagebench {command}--help'.", ended.ErrorLines[^1]);
    }

    public void Dispose() => _line.Dispose();

    private static bool IsSwitch(string words, string option) => Find(words, option).ValueType == typeof(bool);

    private static Option Find(string words, string option) => Below(CommandTree.Make(TimeProvider.System), "")
        .Single(command => command.Words == words).Command.Options.Single(its => its.Name == option);

    private static IEnumerable<(string Words, Command Command)> Below(Command command, string words) =>
        command.Subcommands.SelectMany(below => Below(below, $"{words} {below.Name}".Trim())).Prepend((words, command));

    private static List<string> Errors(string typed) =>
    [
        .. CommandTree.Make(TimeProvider.System).Parse(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Errors
            .Select(error => error.Message),
    ];
}
