using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Sources;

/// <summary>A stage that <c>--target</c> names and a Dockerfile has not.</summary>
internal static class MissingStage
{
    /// <summary>The mistake; null where the stage is there, or only the engine knows whether it is.</summary>
    public static Mistake? Of(string dockerfile, string target)
    {
        var facts = DockerfileReader.Read(dockerfile);
        if (!facts.IsCertain || facts.FindStage(target) is not null)
            return null;
        List<string> stages = [.. facts.Stages.Select(stage => stage.Name).OfType<string>()];
        return new Mistake(
            dockerfile,
            null,
            $"--target '{target}' is no stage of {Path.GetFileName(dockerfile)}",
            stages.Count == 0 ? "Name a stage there: FROM IMAGE AS NAME" : NearestWord.Remedy(target, stages, "stages"));
    }
}
