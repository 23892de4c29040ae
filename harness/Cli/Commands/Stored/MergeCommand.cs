using System.CommandLine;
using ImageBench.Model;
using ImageBench.Results.Merging;

namespace ImageBench.Cli.Commands.Stored;

/// <summary><c>imagebench merge RUN...</c>: one run folder from those that several machines made of one run.</summary>
internal sealed class MergeCommand
{
    /// <summary>What to do with a merged folder.</summary>
    public const string Next = "'imagebench report' with that folder makes its charts and pages.";

    private readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "The run folders: shards, replicates, or merged ones.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _results = new("--results")
    {
        Description = "The folder that gets the merged run. Default: where the first RUN lies.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _anyway = new("--anyway")
    {
        Description = "Merges also runs of other harnesses, base sets, engine versions or options, and says so on every page.",
    };

    public Command Make()
    {
        var command = new Command("merge", "Joins the run folders of several machines into one; needs no engine.")
        {
            _runs, _results, _anyway,
        };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var runs = parsed.GetRequiredValue(_runs);
        var results = parsed.GetValue(_results) ?? Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(runs[0])))!;
        var merged = MergedFolder.Make(runs, results, parsed.GetValue(_anyway), cancellationToken);
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        foreach (var remark in merged.Found)
            await error.WriteLineAsync(PlainText.Line(remark).AsMemory(), cancellationToken);
        await output.WriteLineAsync(merged.Folder.FullPath.AsMemory(), cancellationToken);
        await error.WriteLineAsync(Next.AsMemory(), cancellationToken);
        foreach (var lack in merged.Lacks)
            await error.WriteLineAsync(PlainText.Line(lack).AsMemory(), cancellationToken);
        return (int)(merged.Lacks.Count == 0 ? ExitCode.Good : ExitCode.VariantFailed);
    }
}
