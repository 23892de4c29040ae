using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;
using ImageBench.Provisioning;
using ImageBench.Scenarios.Ignore;

namespace ImageBench.Runs.Planning;

/// <summary>Where results go: never into what is sent to the builds, which would not be the same from one build to the next.</summary>
internal static class ResultsPlace
{
    /// <summary>
    /// The request, whose results lie in the state folder where they would lie in a context and nobody said where; a <see cref="Fault"/>
    /// where somebody did.
    /// </summary>
    public static RunRequest Outside(RunRequest request, IReadOnlyList<Scenario> scenarios, StateFolder state)
    {
        var results = Path.GetFullPath(request.ResultsFolder);
        var inside = from scenario in scenarios
                     from variant in scenario.Variants
                     from build in variant.Builds
                     where IsSent(results, scenario.ContextFolder, build.DockerfilePath)
                     select scenario.ContextFolder;
        if (inside.FirstOrDefault() is not { } context)
            return request;
        return request.MayMoveResults
            ? request with { ResultsFolder = Path.Combine(state.Path, "results") }
            : throw new Fault(
                ExitCode.BadInput,
                $"--results {request.ResultsFolder} lies in {context}, which is sent to the builds: each would change what the next one is "
                    + "made of. Name a folder outside of it, or leave that one out in .dockerignore.");
    }

    private static bool IsSent(string results, string contextFolder, string dockerfile)
    {
        var path = SlashPath.From(contextFolder, results);
        return !Path.IsPathRooted(path) && path != ".." && !path.StartsWith("../", StringComparison.Ordinal)
            && !IgnoreRules.Read(contextFolder, dockerfile).Excludes(path == "." ? "run" : $"{path}/run");
    }
}
