using ImageBench.Model.Scenarios;

namespace ImageBench.Runs.Sides;

/// <summary>A variant as one revision has it, with the scenario that it is of there.</summary>
internal sealed record RevisedVariant(Scenario Scenario, Variant Variant)
{
    /// <summary>Where all that it is built of lies: its scenario's context, and the Dockerfile of each of its builds.</summary>
    public IEnumerable<string> Places => [Scenario.ContextFolder, .. Variant.Builds.Select(build => build.DockerfilePath)];
}
