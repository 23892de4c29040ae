using ImageBench.Model.Builds;
using ImageBench.Statistics;

namespace ImageBench.Tests.Reports;

/// <summary>Results whose names and answers look like markup, of a run that has no end.</summary>
internal static class HostileResults
{
    public const string Name = "a|b <b>`x`</b> [l](http://e) _i_ **s** ~~d~~\n| c |";

    private const string Log = "````\n</details><script>alert(1)</script>\n\u001b]0;title\u0007\u001b[31mred\u001b[0m, good\rgone";

    public static RunResults Run
    {
        get
        {
            var failed = SampleResults.Failed("# no\u202E\u0001") with { Scenario = Name };
            return new RunResults(
                SampleResults.Run with { Remarks = ["> a remark\n\n# of two lines"], HarnessCommit = null, EndedAt = null },
                [SampleResults.Build(failed, CacheState.Cold, 1, SampleResults.Failure(Log))],
                [
                    SampleResults.In(Name, SampleResults.SingleStage) with { Variant = Name },
                    SampleResults.In(Name, SampleResults.MultiStage) with { Variant = "$x$ & &lt; \\" },
                    failed,
                ]);
        }
    }
}
