using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Cli.Options.Values;
using ImageBench.Model;
using ImageBench.Scenarios;

namespace ImageBench.Cli.Commands;

/// <summary><c>imagebench new NAME</c>: a scenario folder to start from, of two variants that build.</summary>
internal sealed class NewCommand
{
    private readonly SharedOptions _shared;
    private readonly IReadOnlyList<ScenarioTemplate> _templates = ScenarioTemplate.All();
    private readonly Argument<string> _name = new("NAME") { Description = "The name of the scenario and of its folder." };
    private readonly Option<string> _from;

    public NewCommand(SharedOptions shared)
    {
        _shared = shared;
        _from = CheckedOption.Word(
            "--from", "The language of the program that the folder starts with", "go", [.. _templates.Select(template => template.Kind)]);
        _name.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !SafeName.Holds(result.Tokens[0].Value))
                result.AddError($"'{result.Tokens[0].Value}' cannot be a scenario's name: a name is {SafeName.Rule}.");
        });
    }

    public Command Make()
    {
        var command = new Command(
            "new",
            "Writes a scenario folder to start from: a small HTTP service with a single-stage and a multi-stage Dockerfile.") { _name,
                _from, _shared.ScenariosFolder };
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private async Task<int> Run(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(_name);
        var folder = Path.Combine(_shared.FindScenariosFolder(parsed), name);
        if (Path.Exists(folder))
            throw new Fault(ExitCode.BadInput, $"{folder} is there already: choose another name, or remove it first.");
        var template = _templates.First(template => template.Kind == parsed.GetRequiredValue(_from));
        try
        {
            var variants = template.WriteTo(folder);
            var output = parsed.InvocationConfiguration.Output;
            await output.WriteLineAsync(PlainText.Line($"{folder}: {string.Join(", ", variants)}"));
            var typed = Path.GetRelativePath(Environment.CurrentDirectory, folder);
            await output.WriteLineAsync(
                PlainText.Line($"Next: imagebench {typed} --sizes (one build each), then without --sizes for times."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Fault(ExitCode.BadInput, $"{folder} cannot be written: {exception.Message.TrimEnd('.')}.", exception);
        }

        return (int)ExitCode.Good;
    }
}
