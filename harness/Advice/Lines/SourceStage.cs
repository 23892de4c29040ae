using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Advice.Lines;

/// <summary>A stage of a Dockerfile: what it declares, its FROM, and the instructions after it, in order.</summary>
internal sealed record SourceStage(DockerfileStage Declared, SourcePart From, IReadOnlyList<SourcePart> Instructions)
{
    public int Index => Declared.Index;

    /// <summary>The stage that it begins from, where that is named without a variable; null: there is none.</summary>
    public SourceStage? Below { get; private init; }

    /// <summary>The SHELL that runs an instruction, of this stage or of one below; null: none is named.</summary>
    public SourcePart? Shell(SourcePart part) => ShellOf(Instructions.TakeWhile(other => other != part)) ?? Below?.ShellAtEnd;

    private SourcePart? ShellAtEnd => ShellOf(Instructions) ?? Below?.ShellAtEnd;

    public static IReadOnlyList<SourceStage> Of(DockerfileFacts facts, IReadOnlyList<SourcePart> parts)
    {
        List<SourceStage> stages = [];
        List<SourcePart> instructions = [];
        foreach (var part in parts.Where(part => part.Line is not null))
        {
            if (part.Word == "FROM")
            {
                instructions = [];
                var declared = facts.Stages[stages.Count];
                stages.Add(new SourceStage(declared, part, instructions)
                {
                    Below = stages.FindLast(other => string.Equals(other.Declared.Name, declared.From, StringComparison.OrdinalIgnoreCase)),
                });
            }
            else
            {
                instructions.Add(part);
            }
        }

        return stages;
    }

    private static SourcePart? ShellOf(IEnumerable<SourcePart> instructions) => instructions.LastOrDefault(part => part.Word == "SHELL");
}
