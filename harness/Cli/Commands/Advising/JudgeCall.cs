using System.CommandLine;
using ImageBench.Cli.Displays;
using ImageBench.Cli.Options;
using ImageBench.Cli.Tables;
using ImageBench.Cli.Tables.Advising;
using ImageBench.Model;
using ImageBench.Reports.Advising;
using ImageBench.Reports.Text;
using ImageBench.Results.Csv;
using ImageBench.Results.Exports;
using ImageBench.Runs.Advising;

namespace ImageBench.Cli.Commands.Advising;

/// <summary>
/// <c>imagebench advise PATH --judge DOCKERFILE</c>: a Dockerfile of somebody else's, held against the one that it rewrites.
/// </summary>
internal sealed class JudgeCall(AdviceOptionSet options, TimeProvider time)
{
    private const string FileName = "judgement.json";

    public async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = options.Read(parsed);
        var original = One(AdvisedDockerfile.ReadAll(request, KeptState.Find(parsed), cancellationToken));
        if (options.IsDryRun(parsed))
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"{original.Name}: {options.Judged(parsed)} would be built in the place of {original.Variant.DockerfilePath}.");
            return (int)ExitCode.Good;
        }

        var shown = new ShownRun(options.Display(parsed), parsed.InvocationConfiguration.Error, time);
        var judged = await shown.Use(request, plan: null, around => JudgedDockerfile.Make(
            request,
            original,
            options.Judged(parsed)!,
            around,
            made => WholeFile.Write(Path.Combine(made.Trial.Folder, FileName), Json(made)),
            cancellationToken));
        return (int)await Tell(parsed, judged);
    }

    private async Task<ExitCode> Tell(ParseResult parsed, JudgedDockerfile judged)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (parsed.GetValue(options.Json))
            await output.WriteAsync(Json(judged));
        else if (judged.Judgement is { HasOriginal: true } judgement)
            JudgementTable.Write(TableConsole.On(output), judged.Trial.Scenario, judgement);
        if (judged.Trial.Results.Run.Interrupted)
            return ExitCode.Interrupted;
        if (judged.Trial.WhyNoOriginal is { } why)
        {
            await error.WriteLineAsync(
                $"{judged.Original.Variant.DockerfilePath} cannot be what another one is held against: {why.TrimEnd('.')}. "
                    + AdvicePage.MayLack);
            return ExitCode.VariantFailed;
        }

        if (!parsed.GetValue(options.Json))
            await output.WriteLineAsync(judged.Trial.Folder);
        return options.FailOver(parsed) is { } most && judged.Judgement?.SavedPercent > most ? ExitCode.OverBudget : ExitCode.Good;
    }

    private static string Json(JudgedDockerfile judged) => JudgementJson.Text(
        judged.Trial.Scenario,
        judged.Original.Variant.DockerfilePath,
        Path.GetFullPath(judged.Path),
        judged.Trial.Folder,
        judged.Judgement);

    private static AdvisedDockerfile One(IReadOnlyList<AdvisedDockerfile> found) => found.Count == 1
        ? found[0]
        : throw new Fault(
            ExitCode.BadInput,
            $"--judge holds one Dockerfile against one, and there are {Figures.Count(found.Count)}: "
                + $"{string.Join(", ", found.Select(one => $"{one.Scenario.Name}/{one.Variant.Name}"))}. Give the path of the one that is "
                + "meant, or name it with --variant.");
}
