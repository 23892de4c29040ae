using System.Text;
using ImageBench.Model.Builds;
using ImageBench.Model.Dockerfiles;
using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;
using ImageBench.Running;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Runs.Inputs;

/// <summary>The texts of the Dockerfiles that a run builds, read as it begins: what is measured is what was written then.</summary>
internal static class BuiltDockerfiles
{
    private const int LongestBytes = 16 * 1024 * 1024;

    /// <summary>
    /// Those of its variants, in the order of the scenarios. One that cannot be read, or is too long to be looked at, is not among them:
    /// its builds tell what is wrong, or are measured all the same.
    /// </summary>
    public static IReadOnlyList<VariantDockerfile> Read(IEnumerable<Scenario> scenarios, RunSetup setup) =>
    [
        .. from scenario in scenarios
           from variant in scenario.Variants
           where setup.Options.Measures(variant.Name)
           from build in variant.Builds.Index()
           let parts = Parts(build.Item, setup.Arguments(scenario.SideOf(variant), build.Item, Builder.BuildKit))
           where parts is not null
           select new VariantDockerfile(
               scenario.Name, variant.Name, build.Index + 1, NameOf(scenario.SideOf(variant), build.Item), parts),
    ];

    private static IReadOnlyList<DockerfilePart>? Parts(Variant build, IReadOnlyDictionary<string, string> arguments)
    {
        try
        {
            var text = Encoding.UTF8.GetString(BoundedFile.Read(build.DockerfilePath, LongestBytes));
            return WrittenDockerfile.Parts(text, build.Target, arguments);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string NameOf(Scenario scenario, Variant build) =>
        SlashPath.From(scenario.Folder, build.DockerfilePath);
}
