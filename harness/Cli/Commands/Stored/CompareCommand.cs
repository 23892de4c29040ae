using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Cli.Tables;
using ImageBench.Model;
using ImageBench.Results.Exports;
using ImageBench.Runs.Outcomes;
using ImageBench.Statistics.Comparing;

namespace ImageBench.Cli.Commands.Stored;

/// <summary>
/// <c>imagebench compare A B</c>: what changed from one run to another, or from one variant of a run to another, by how much, and whether
/// it is more than noise.
/// </summary>
internal sealed class CompareCommand(ExportOptionSet exports)
{
    private readonly Argument<string> _a = new("A")
    {
        Description = "The run folder to compare with, such as the older run; RUN:VARIANT for one variant of it.",
    };
    private readonly Argument<string> _b = new("B")
    {
        Description = "The run folder that is compared; RUN:VARIANT for one variant, which may be of the same run.",
    };
    private readonly Option<bool> _anyway = new("--anyway")
    {
        Description = "Compares in spite of other conditions (base set, parent images, engine, host), and says so.",
    };
    private readonly Option<bool> _csv = new("--csv") { Description = "Prints the comparison as CSV, one row a figure." };

    public Command Make()
    {
        var command = new Command(
            "compare",
            "Shows what changed from one run to another, by how much, and whether it is more than noise.") { _a, _b, _anyway, _csv };
        exports.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (a, b) = (ComparedSide.Parse(parsed.GetRequiredValue(_a)), ComparedSide.Parse(parsed.GetRequiredValue(_b)));
        ComparedSide.CheckThatTheyDiffer(a, b);
        var isOneRun = a.Folder == b.Folder;
        var resultsA = a.Folder.Read();
        var resultsB = isOneRun ? resultsA : b.Folder.Read();
        var comparison = Comparison.Between(a.In(resultsA), b.In(resultsB), isPaired: isOneRun);
        Check(comparison, a, b, parsed.GetValue(_anyway));
        var output = exports.Shown(parsed);
        if (parsed.GetValue(_csv))
            await output.WriteAsync(ComparisonCsv.Text(comparison).AsMemory(), cancellationToken);
        else
            CompareTable.Write(TableConsole.On(output), comparison);
        await exports.Write(
            parsed, () => ComparisonOutcome.Of(comparison, resultsA, resultsB, exports.Name(parsed)), cancellationToken);
        return (int)ExitCode.Good;
    }

    private static void Check(Comparison comparison, ComparedSide a, ComparedSide b, bool anyway)
    {
        if (comparison.Changes.Count == 0 && comparison.NotCompared.All(variant => variant.A is null || variant.B is null))
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{a} and {b} have nothing in common that could be compared: no scenario, variant and builder is in both.");
        }

        if (comparison.Differences.Count > 0 && !anyway)
        {
            var phrases = string.Join(", ", comparison.Differences.Select(difference => difference.Phrase));
            throw new Fault(
                ExitCode.BadInput,
                $"{a} and {b} were not measured under the same conditions, so a change would say nothing of the Dockerfiles: {phrases}. "
                    + "With --anyway they are compared in spite of that.");
        }
    }
}
