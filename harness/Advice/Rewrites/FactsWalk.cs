using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites;

/// <summary>A Dockerfile with what its build is given.</summary>
internal static class FactsWalk
{
    public static StageWalk Walk(this RewriteFacts facts, DockerfileSource text) => new(text, facts.Arguments, facts.Target);
}
