using System.CommandLine;
using ImageBench.Model;
using ImageBench.Model.Limits;

namespace ImageBench.Cli.Tables;

/// <summary>What came of limits, a line each, and what the command tells its caller.</summary>
internal static class LimitLines
{
    /// <summary>
    /// Behind what is for people all of them; where standard output is for programs, on standard error those that a reader must know of.
    /// </summary>
    public static Task<ExitCode> Write(ParseResult parsed, IReadOnlyList<LimitFinding> findings, bool isForPeople)
    {
        var to = TableConsole.On(isForPeople ? parsed.InvocationConfiguration.Output : parsed.InvocationConfiguration.Error);
        foreach (var finding in findings.Where(finding => isForPeople || finding.State != LimitState.Within))
            to.Say(LimitSentence.Of(finding), hanging: 2);
        return Task.FromResult(findings.Any(finding => finding.State == LimitState.Over) ? ExitCode.OverBudget : ExitCode.Good);
    }
}
