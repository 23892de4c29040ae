using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Displays;
using ImageBench.Cli.Options.Values;
using ImageBench.Runs.Exports;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Cli.Options;

/// <summary>
/// What every command that finds something out is asked to tell other tools: one option for each form of <see cref="ExportFormList"/>,
/// the name that the outcome has there, and whether GitHub is told.
/// </summary>
internal sealed class ExportOptionSet
{
    private const string StandardOutput = "-";
    private const string NameOption = "--export-name";

    private readonly IReadOnlyList<(ExportForm Form, Option<string?> Option)> _forms =
    [
        .. ExportFormList.All.Select(form => (form, new Option<string?>($"--export-{form.Word}")
        {
            Description = $"For {form.Reader}. {StandardOutput}: to standard output, and the table to standard error.",
            HelpName = "FILE",
        })),
    ];

    private readonly Option<string?> _name = new(NameOption)
    {
        Validators = { CheckName },
        Description = "What exports call the result, the same in each run. Default: the scenarios, or the head as it was typed.",
        HelpName = "NAME",
    };

    private readonly Option<bool> _github = new("--github")
    {
        Description = "Writes the summary and the outputs of a job of GitHub Actions, and annotates Dockerfiles. Default: where it runs in "
            + "one; false: never.",
        DefaultValueFactory = _ => GitHubJob.IsHere,
    };

    public ExportOptionSet()
    {
        foreach (var (_, option) in _forms)
            option.Validators.Add(CheckFolder);
    }

    public IReadOnlyList<Option> All => [.. _forms.Select(form => form.Option), _name, _github];

    /// <summary>Null: not given.</summary>
    public string? Name(ParseResult parsed) => parsed.GetValue(_name);

    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
        command.Validators.Add(Check);
    }

    /// <summary>Adds an error for two texts that would both go to one place.</summary>
    public void Check(CommandResult result)
    {
        CheckFiles(result);
        var piped = _forms.Where(form => result.Typed(form.Option) == StandardOutput).Select(form => form.Option.Name).ToList();
        if (piped.Count > 1)
            result.AddError($"{string.Join(" and ", piped)} would both go to standard output: give all but one a file.");
        var other = result.Children.OfType<OptionResult>()
            .FirstOrDefault(given => given is { Implicit: false, Option.Name: "--csv" or "--json" });
        if (piped.Count == 0 || other is null)
            return;
        result.AddError(
            $"{piped[0]} {StandardOutput} and {other.Option.Name} would both go to standard output: give {piped[0]} a file.");
    }

    /// <summary>Where what people read goes: aside, where an export has standard output.</summary>
    public TextWriter Shown(ParseResult parsed) =>
        IsPiped(parsed) ? parsed.InvocationConfiguration.Error : parsed.InvocationConfiguration.Output;

    /// <summary>Whether an export has standard output.</summary>
    public bool IsPiped(ParseResult parsed) => _forms.Any(form => parsed.GetValue(form.Option) == StandardOutput);

    /// <summary>Writes all that was asked for; <paramref name="make"/> is called only where something was.</summary>
    public async Task Write(ParseResult parsed, Func<Outcome> make, CancellationToken cancellationToken)
    {
        var asked = _forms.Where(form => parsed.GetValue(form.Option) is not null).ToList();
        var isOnGitHub = parsed.GetValue(_github);
        if (asked.Count == 0 && !isOnGitHub)
            return;
        var outcome = make();
        if (isOnGitHub)
            await GitHubJob.Tell(outcome, parsed.InvocationConfiguration.Error, cancellationToken);
        foreach (var (form, option) in asked)
        {
            var text = form.Text(outcome);
            if (form.WhyEmpty(outcome) is { } why)
                ErrorLines.Write(parsed.InvocationConfiguration.Error, $"{option.Name}: {why}.");
            if (parsed.GetValue(option) is var path and not StandardOutput)
                await OutputFile.Write(option.Name, path!, text, cancellationToken);
            else
                await parsed.InvocationConfiguration.Output.WriteAsync(text.AsMemory(), cancellationToken);
        }
    }

    private static void CheckFolder(OptionResult result)
    {
        if (result.TypedText() != StandardOutput)
            OutputFile.Check(result, ", or - for standard output");
    }

    // The later would be written over the earlier, and nobody told.
    private static void CheckFiles(CommandResult result)
    {
        var files = from given in result.Children.OfType<OptionResult>()
                    where given.Option.Name.StartsWith("--export-", StringComparison.Ordinal) || given.Option.Name == "--svg"
                    where given.Option.Name != NameOption
                    let path = given.TypedText()
                    where path is { Length: > 0 } and not StandardOutput
                    group given.Option.Name by Path.GetFullPath(path);
        foreach (var file in files.Where(file => file.Count() > 1))
            result.AddError($"{string.Join(" and ", file)} would both go to {file.Key}: give each a file of its own.");
    }

    private static void CheckName(OptionResult result)
    {
        if (result.TypedText() is { } name && string.IsNullOrWhiteSpace(name))
            result.AddError($"{NameOption} gives no name; write what exports call the result, such as app, or leave it out.");
    }
}
