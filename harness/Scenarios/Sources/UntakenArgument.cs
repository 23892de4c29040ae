using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Sources;

/// <summary>A <c>--build-arg</c> that a Dockerfile declares nowhere.</summary>
internal static class UntakenArgument
{
    /// <summary>The mistake; null where the Dockerfile takes it, or only the engine knows whether it does.</summary>
    public static Mistake? Of(string dockerfile, string name)
    {
        var facts = DockerfileReader.Read(dockerfile);
        if (!facts.IsCertain || facts.Takes(name))
            return null;
        var remedy = NearestWord.Find(name, facts.Arguments.Select(known => known.Name)) is { } nearest
            ? $"Write '{nearest}', or ARG {name} there"
            : $"Write ARG {name} there, or leave it out";
        return new Mistake(dockerfile, null, $"--build-arg {name} is declared by no ARG of {Path.GetFileName(dockerfile)}", remedy);
    }
}
