using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Model;
using ImageBench.Runs.Planning;

namespace ImageBench.Cli.Commands;

/// <summary><c>imagebench list</c>: the scenarios and variants found, with what is wrong with each.</summary>
internal sealed class ListCommand(SharedOptions shared, SourceOptionSet sources)
{
    public Command Make()
    {
        var command = new Command(
            "list", "Shows the scenarios and variants found, with what is wrong with each.") { sources.ListedPath, shared.ScenariosFolder };
        foreach (var option in sources.Listing)
            command.Add(option);
        command.Validators.Add(sources.CheckListing);
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        var scenariosFolder = shared.FindScenariosFolder(parsed);
        var meant = sources.Meant(parsed, cancellationToken);
        if (sources.IsUnnamed(parsed))
            meant = [.. meant, .. OwnSources.Beside(meant, scenariosFolder)];
        var catalog = NamedScenarios.Read(scenariosFolder, meant, sources.Read(parsed), cancellationToken);
        foreach (var note in catalog.Notes)
            await output.WriteLineAsync(PlainText.Line(note));
        foreach (var mistake in catalog.Elsewhere)
            await output.WriteLineAsync(mistake.ToString());
        foreach (var found in catalog.Found)
        {
            await output.WriteLineAsync(PlainText.Line($"{found.Name}: {string.Join(", ", found.VariantNames)}"));
            foreach (var mistake in found.Mistakes)
                await output.WriteLineAsync($"  {mistake}");
        }

        return (int)(catalog.Mistakes.Count == 0 ? ExitCode.Good : ExitCode.BadInput);
    }
}
