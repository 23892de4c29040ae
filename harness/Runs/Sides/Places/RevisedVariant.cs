using ImageBench.Model.Scenarios;

namespace ImageBench.Runs.Sides.Places;

/// <summary>A variant as one revision has it, with the scenario that it is of there.</summary>
internal sealed record RevisedVariant(Scenario Scenario, Variant Variant)
{
    /// <summary>Where all that its builds are sent lies: contexts, also those with a name, and Dockerfiles.</summary>
    public IEnumerable<string> Places =>
    [
        Scenario.ContextFolder,
        .. Variant.Options.Contexts.Values.Select(context => context.Folder).OfType<string>(),
        .. Variant.Builds.Select(build => build.DockerfilePath),
    ];
}
