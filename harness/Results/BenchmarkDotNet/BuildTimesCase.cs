using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Parameters;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.Results;
using ImageBench.Model;
using ImageBench.Model.Builds;

namespace ImageBench.Results.BenchmarkDotNet;

/// <summary>
/// The builds of one variant, builder and cache state as a case of BenchmarkDotNet's. Those that were not built have no measurement; a case
/// without any is one that failed there.
/// </summary>
internal static class BuildTimesCase
{
    /// <summary>As BenchmarkDotNet would have to be asked to do what the harness does: every build once.</summary>
    public static readonly Job Job = new Job("Build")
        .WithStrategy(RunStrategy.Monitoring).WithInvocationCount(1).WithUnrollFactor(1).WithWarmupCount(0).Freeze();

    private static readonly System.Reflection.MethodInfo Method = ((Action)Build).Method;

    // Dispose objects before losing scope: the report keeps the case, whose Dispose passes on to its parameters' values, and those are
    // strings.
#pragma warning disable CA2000
    public static BenchmarkReport Report(
        IReadOnlyList<BuildRecord> builds, bool isBaseline, int index, ImmutableConfig config, SummaryStyle style)
    {
        var key = builds[0].Key;
        var descriptor = new Descriptor(
            typeof(BuildTimesCase), Method, description: key.Variant, baseline: isBaseline, categories: [key.Scenario], methodIndex: index);
        var parameters = new ParameterInstances(
        [
            Parameter("Scenario", key.Scenario, 0, style),
            Parameter("Builder", key.Builder.Word(), 1, style),
            Parameter("Cache", key.Cache.Word(), 2, style),
        ]);
        // BenchmarkDotNet takes measurements only as the lines that its own processes print; these keep every digit of ours.
        List<string> lines = [.. builds.Where(build => build.Outcome.Status == BuildStatus.Built).Select(Line)];
        var generated = GenerateResult.Success(ArtifactsPaths.Empty, []);
        return new BenchmarkReport(
            lines.Count > 0,
            BenchmarkCase.Create(descriptor, Job, parameters, config),
            generated,
            BuildResult.Success(generated),
            lines.Count > 0
                ? [new ExecuteResult(foundExecutable: true, exitCode: 0, processId: null, lines, [], lines, launchIndex: 1)]
                : [],
            metrics: []);
    }

    private static string Line(BuildRecord build) =>
        new Measurement(1, IterationMode.Workload, IterationStage.Result, build.Key.Round, 1, build.Outcome.Elapsed.TotalNanoseconds)
            .ToString();

    private static ParameterInstance Parameter(string name, string value, int position, SummaryStyle style) =>
        new(new ParameterDefinition(name, isStatic: false, [], isArgument: false, typeof(string), position), value, style);
#pragma warning restore CA2000

    // Only its name is used: a case of BenchmarkDotNet's is a method.
    private static void Build()
    {
    }
}
