using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;
using ImageBench.Provisioning;
using ImageBench.Scenarios.Contexts;
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
        // Nothing of that folder is ever sent.
        if (FolderBounds.IsInside(state.Path, FolderBounds.Real(results) ?? results))
            return request;
        var inside = from scenario in scenarios
                     from variant in scenario.Variants
                     from build in variant.Builds
                     from sent in Sent(scenario, build)
                     where IsSent(results, sent.Folder, sent.Dockerfile)
                     select sent.Folder;
        if (inside.FirstOrDefault() is not { } context)
            return request;
        return request.MayMoveResults
            ? request with { ResultsFolder = Path.Combine(state.Path, "results") }
            : throw new Fault(
                ExitCode.BadInput,
                $"--results {request.ResultsFolder} lies in {context}, which is sent to the builds: each would change what the next one is "
                    + "made of. Name a folder outside of it, or leave that one out in .dockerignore.");
    }

    // Its context, and the folders that it can name beside that.
    private static IEnumerable<(string Folder, string Dockerfile)> Sent(Scenario scenario, Variant build) => build.Options.Contexts.Values
        .Select(named => named.Folder)
        .OfType<string>()
        .Select(folder => (folder, NamedFolder.DockerfileOf(folder)))
        .Prepend((scenario.SideOf(build).ContextFolder, build.DockerfilePath));

    private static bool IsSent(string results, string contextFolder, string dockerfile)
    {
        var path = SlashPath.From(contextFolder, results);
        return !Path.IsPathRooted(path) && path != ".." && !path.StartsWith("../", StringComparison.Ordinal)
            && !IgnoreRules.Read(contextFolder, dockerfile).Excludes(path == "." ? "run" : $"{path}/run");
    }
}
