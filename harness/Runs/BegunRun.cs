using ImageBench.Model;
using ImageBench.Model.Limits;
using ImageBench.Model.Runs;
using ImageBench.Results;
using ImageBench.Running;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Planning;

namespace ImageBench.Runs;

/// <summary>What is known of a run before its first build: what run.json says from then on.</summary>
internal static class BegunRun
{
    public static BenchRun Record(
        PlannedRun planned,
        Plan plan,
        RunFolder folder,
        Surroundings around,
        (EngineFacts Engine, BaseSet BaseSet, IReadOnlyList<ParentFacts> Parents) built)
    {
        var harness = HarnessVersion.Read();
        var host = around.Host.Describe(folder.FullPath);
        if (!around.Host.Holds(built.Engine))
            host = host with { LoadAverage = null };
        var run = new BenchRun(
            folder.Id,
            around.Time.GetUtcNow(),
            null,
            false,
            plan.Options,
            built.Engine,
            host,
            built.BaseSet,
            built.Parents,
            harness.Version,
            harness.Commit,
            planned.Remarks)
        {
            Node = planned.Request.Node ?? NodeName.Of(built.Engine, around.Host),
            Inputs = planned.Inputs.Value.Scenarios,
            Sources = planned.Sources,
            Limits =
            [
                .. plan.Scenarios.Where(scenario => scenario.Limits.Count > 0)
                    .Select(scenario => new ScenarioLimits(scenario.Name, scenario.Limits)),
            ],
        };
        return planned.Resumed?.GoOn(run) ?? run;
    }
}
