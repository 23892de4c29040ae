using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Cli.Commands;

/// <summary>What is said of a word that is neither an option nor a command: the sentence, with what it may have been.</summary>
internal static class Mistyped
{
    private const string Before = "Unrecognized command or argument '";
    private const string Behind = "'.";

    public static string Shown(ParseResult parsed, ParseError mistake)
    {
        var said = mistake.Message;
        if (!said.StartsWith(Before + "-", StringComparison.Ordinal) || !said.EndsWith(Behind, StringComparison.Ordinal))
            return said;
        var word = said[Before.Length..^Behind.Length].Split('=')[0];
        return NearestWord.Find(word, Options(parsed.CommandResult)) is { } option ? $"{said[..^1]}; did you mean {option}?" : said;
    }

    // Those of the commands around it that it has too are among them.
    private static IEnumerable<string> Options(CommandResult result) => result.Command.Options
        .Concat((result.Parent as CommandResult)?.Command.Options.Where(option => option.Recursive) ?? [])
        .Where(option => !option.Hidden)
        .SelectMany(option => option.Aliases.Prepend(option.Name));
}
