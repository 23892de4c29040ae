using System.CommandLine;
using ImageBench.Cli.Displays;
using ImageBench.Cli.Options;
using ImageBench.Cli.Tables;
using ImageBench.Cli.Tables.Advising;
using ImageBench.Model;
using ImageBench.Reports.Advising;
using ImageBench.Results.Exports;
using ImageBench.Runs;
using ImageBench.Runs.Advising;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Planning;
using ImageBench.Statistics.Judging;

namespace ImageBench.Cli.Commands.Advising;

/// <summary><c>imagebench advise PATH</c>: looks for rewrites that pay, for each Dockerfile that is named.</summary>
internal sealed class SearchCall(AdviceOptionSet options, TimeProvider time)
{
    public async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = options.Search(parsed);
        var originals = AdvisedDockerfile.ReadAll(request.Run, KeptState.Find(parsed), cancellationToken);
        if (options.IsDryRun(parsed))
        {
            foreach (var original in originals)
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Planned(original, request, cancellationToken));
            return (int)ExitCode.Good;
        }

        var shown = new ShownRun(options.Display(parsed), parsed.InvocationConfiguration.Error, time);
        var all = await shown.Use(
            request.Run, plan: null, around => SearchAll(parsed, request, originals, around, cancellationToken));
        return (int)await Tell(parsed, all);
    }

    // What only the built image tells is not known here: more may have a place.
    private static string Planned(AdvisedDockerfile original, AdviceRequest request, CancellationToken cancellationToken)
    {
        if (original.Text(out var whyNot) is not { IsCertain: true } text)
            return $"{original.Name}: {whyNot ?? AdviceRun.NotCertain}";
        var facts = AdviceFacts.Unbuilt(
            original, request.Run.Options.Builders[0], request.Run.BaseSet ?? BaseSet.Hub, cancellationToken);
        var possible = RewrittenText.Possible(text, facts, request.TryBases);
        return possible.Count == 0
            ? $"{original.Name}: no rewrite has a place in it before it is built."
            : string.Join('\n', possible.Select(rewrite => $"{original.Name}: {rewrite.Name}: {rewrite.Does}"));
    }

    private async Task<IReadOnlyList<(MeasuredAdvice Advice, string Folder)>> SearchAll(
        ParseResult parsed,
        AdviceRequest request,
        IReadOnlyList<AdvisedDockerfile> originals,
        Surroundings around,
        CancellationToken cancellationToken)
    {
        List<(MeasuredAdvice Advice, string Folder)> all = [];
        await using var engine = await LentEngine.Open(around.OpenEngine, time, cancellationToken);
        var lent = around with { OpenEngine = _ => engine.Lend() };
        foreach (var original in originals)
        {
            if (cancellationToken.IsCancellationRequested)
                break;
            var results = ResultsPlace.Outside(request.Run, [original.Scenario], around.State).ResultsFolder;
            var folder = AdviceFolder.Create(results, original.Name, time.GetUtcNow());
            try
            {
                var patch = new AdvicePatch(original);
                var advice = patch.AddTo(await new AdviceRun(request, original, folder, lent).Make(cancellationToken));
                Keep(folder, advice);
                all.Add((advice, folder.FullPath));
                if (options.Writes(parsed) && !advice.IsInterrupted)
                    patch.Write(advice);
            }
            finally
            {
                folder.RemoveIfEmpty();
            }
        }

        return all;
    }

    private static void Keep(AdviceFolder folder, MeasuredAdvice advice)
    {
        folder.Write(AdviceFolder.Json, AdviceJson.Text([(advice, folder.FullPath)]));
        folder.Write(AdviceFolder.Page, AdvicePage.Text(advice));
        if (advice.Advised is not { } text)
            return;
        folder.Write(AdviceFolder.Dockerfile, text);
        folder.Write(AdviceFolder.Patch, advice.Patch);
        if (advice.AdvisedIgnoreFile is { } ignored)
            folder.Write(AdviceFolder.IgnoreFile, ignored);
    }

    private async Task<ExitCode> Tell(ParseResult parsed, IReadOnlyList<(MeasuredAdvice Advice, string Folder)> all)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(options.Json))
        {
            await output.WriteAsync(AdviceJson.Text(all));
        }
        else
        {
            foreach (var (advice, folder) in all)
            {
                AdviceTable.Write(TableConsole.On(output), advice);
                await output.WriteLineAsync(folder);
            }
        }

        return all.Any(one => one.Advice.IsInterrupted) ? ExitCode.Interrupted
            : all.Any(one => one.Advice.WhyNoOriginal is not null) ? ExitCode.VariantFailed
            : options.FailOver(parsed) is { } most && all.Any(one => one.Advice.Combined?.SavedPercent > most) ? ExitCode.OverBudget
            : ExitCode.Good;
    }
}
