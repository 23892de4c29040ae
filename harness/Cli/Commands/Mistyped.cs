using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Cli.Commands;

/// <summary>
/// What is said of a line that is not understood: of a word that is neither an option nor a command, with what it may have been; and which
/// help tells more.
/// </summary>
internal static class Mistyped
{
    private const string Before = "Unrecognized command or argument '";
    private const string Behind = "'.";

    /// <summary>The last line of a refusal: the help of the command that was typed.</summary>
    public static string Further(ParseResult parsed) => $"See '{Typed(parsed.CommandResult)} --help'.";

    public static string Shown(ParseResult parsed, ParseError mistake)
    {
        var said = mistake.Message;
        // The library's own words for a command that does nothing by itself do not say which there are.
        if (mistake.SymbolResult is CommandResult { Command: { Action: null, Subcommands: { Count: > 0 } below } } typed
            && !said.Contains('\'', StringComparison.Ordinal))
        {
            var names = string.Join(" or ", below.Where(command => !command.Hidden).Select(command => command.Name));
            return $"'{Typed(typed)}' does nothing by itself: write {names} behind it.";
        }

        if (!said.StartsWith(Before + "-", StringComparison.Ordinal) || !said.EndsWith(Behind, StringComparison.Ordinal))
            return said;
        var word = said[Before.Length..^Behind.Length].Split('=')[0];
        List<string> having = [.. Having(parsed.RootCommandResult.Command, word, "")];
        return having.Count > 0 ? $"{said[..^1]}; it is an option of {string.Join(", ", having)}."
            : NearestWord.Find(word, Options(parsed.CommandResult)) is { } option ? $"{said[..^1]}; did you mean {option}?"
            : said;
    }

    private static string Typed(CommandResult result) =>
        result.Parent is CommandResult above ? $"{Typed(above)} {result.Command.Name}" : "imagebench";

    // The commands that have an option of that very name.
    private static IEnumerable<string> Having(Command command, string word, string name)
    {
        if (command.Options.Any(option => !option.Hidden && !option.Recursive && option.Name == word))
            yield return name.Length == 0 ? "a run (imagebench PATH)" : name;
        foreach (var having in command.Subcommands.SelectMany(below => Having(below, word, $"{name} {below.Name}".TrimStart())))
            yield return having;
    }

    // Those of the commands around it that it has too are among them.
    private static IEnumerable<string> Options(CommandResult result) => result.Command.Options
        .Concat((result.Parent as CommandResult)?.Command.Options.Where(option => option.Recursive) ?? [])
        .Where(option => !option.Hidden)
        .SelectMany(option => option.Aliases.Prepend(option.Name));
}
