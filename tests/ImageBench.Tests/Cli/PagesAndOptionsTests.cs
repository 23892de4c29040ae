using System.CommandLine;
using System.CommandLine.Help;
using ImageBench.Cli.Commands;

namespace ImageBench.Tests.Cli;

/// <summary>What the pages say of commands and options, beside those that there are.</summary>
public class PagesAndOptionsTests
{
    private const string Ours = "imagebench ";
    private const string OursFromACheckout = "dotnet run --project harness -- ";

    private static readonly RootCommand Root = CommandTree.Make(TimeProvider.System);
    private static readonly RepositoryPage Readme = RepositoryPage.Read("README.md");

    public static TheoryData<string> Pages => [.. RepositoryPage.Names];

    public static TheoryData<string> Commands => [.. Root.Subcommands.Select(command => command.Name)];

    [Fact]
    public void TheTableOfOptionsHasThoseOfARun()
    {
        var told = Readme.Table("option").SelectMany(row => row[0]).Select(span => span.Split(' ')[0]);

        Assert.Equal(OptionsOf(Root).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheTableOfCommandsHasAllOfThem()
    {
        // The root command's has no name.
        var commands = Root.Subcommands.Select(command => command.Name).Append("--scenario");

        Assert.Equal(commands.Order(StringComparer.Ordinal), Rows().Select(row => row.Command).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void TheRowOfACommandHasItsOwnOptions(string name)
    {
        var command = Root.Subcommands.Single(command => command.Name == name);
        var told = Rows().Where(row => row.Command == name).SelectMany(row => row.Options).Distinct(StringComparer.Ordinal);

        // Those that a run has as well are in the other table.
        Assert.Equal(NamesOf(All(command).Except(Root.Options)).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void NoPageNamesAnOptionThatThereIsNot(string name)
    {
        var page = RepositoryPage.Read(name);
        var spans = page.CodeSpans.Where(span => StartsWith(span, "--") || StartsWith(span, Ours));
        var lines = page.CodeLines.Where(line => StartsWith(line, OursFromACheckout)).Select(line => line[OursFromACheckout.Length..]);
        var known = Root.Subcommands.SelectMany(OptionsOf).Concat(OptionsOf(Root)).Concat(["--help", "--version"]);

        var unknown = spans.Concat(lines).SelectMany(OptionsIn).Except(known).ToList();

        Assert.True(unknown.Count == 0, $"{name} names {string.Join(", ", unknown)}, which no command has.");
    }

    private static IEnumerable<(string Command, IEnumerable<string> Options)> Rows() =>
        Readme.Table("command").Select(row => (row[0][0].Split(' ')[1], row.Skip(1).SelectMany(cell => cell).SelectMany(OptionsIn)));

    private static IEnumerable<string> OptionsOf(Command command) => NamesOf(All(command));

    // A command of commands has the options of all of them, a name that several have once; those of the root are told by themselves.
    private static IEnumerable<Option> All(Command command) =>
        command == Root
            ? Root.Options
            : command.Options.Concat(command.Subcommands.Where(below => !below.Hidden).SelectMany(All)).Distinct();

    private static IEnumerable<string> NamesOf(IEnumerable<Option> options) =>
        options
            .Where(option => option is not (HelpOption or VersionOption))
            .SelectMany(option => option.Aliases.Prepend(option.Name))
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> OptionsIn(string text) => text.Split(' ').Where(word => StartsWith(word, "--"));

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);
}
