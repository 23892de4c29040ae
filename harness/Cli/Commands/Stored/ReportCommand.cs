using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Model;
using ImageBench.Results;
using ImageBench.Runs;
using ImageBench.Runs.Outcomes;

namespace ImageBench.Cli.Commands.Stored;

/// <summary><c>imagebench report RUN</c>: charts and pages again, from the stored files; needs no engine.</summary>
internal sealed class ReportCommand(ExportOptionSet exports)
{
    private readonly Argument<string> _run = new("RUN") { Description = "The run folder." };

    public Command Make()
    {
        var command = new Command("report", "Makes the charts and pages of a run again from its stored files; needs no engine.") { _run };
        exports.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = RunFolder.Open(parsed.GetRequiredValue(_run));
        var results = folder.Read();
        var troubles = await ExportList.Write(results, folder.FullPath, cancellationToken);
        foreach (var trouble in troubles)
            await parsed.InvocationConfiguration.Error.WriteLineAsync(trouble);
        await exports.Shown(parsed).WriteLineAsync(folder.ReportPath);
        await exports.Write(parsed, () => RunOutcome.Of(results, exports.Name(parsed), folder.ReportPath), cancellationToken);
        return (int)(troubles.Count == 0 ? ExitCode.Good : ExitCode.BadInput);
    }
}
