using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Advice.Lines;

/// <summary>A stage of a Dockerfile: what it declares, its FROM, and the instructions after it, in order.</summary>
internal sealed record SourceStage(DockerfileStage Declared, SourcePart From, IReadOnlyList<SourcePart> Instructions)
{
    public int Index => Declared.Index;

    public static IReadOnlyList<SourceStage> Of(DockerfileFacts facts, IReadOnlyList<SourcePart> parts)
    {
        List<SourceStage> stages = [];
        List<SourcePart> instructions = [];
        foreach (var part in parts.Where(part => part.Line is not null))
        {
            if (part.Word == "FROM")
            {
                instructions = [];
                stages.Add(new SourceStage(facts.Stages[stages.Count], part, instructions));
            }
            else
            {
                instructions.Add(part);
            }
        }

        return stages;
    }
}
