using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Stages.Native;

/// <summary>A C program that brings its library and is all that its image holds.</summary>
internal sealed class COnScratch() : RuntimeStage(
    "c-scratch",
    "The program brings the parts of the C library that it uses (-static), and is all that the image holds.",
    "GCC's manual, options for linking; Docker's guide to multi-stage builds",
    "There is no shell, no package manager and no compiler to look into a container with; a repaired C library asks for another build.")
{
    protected override IReadOnlyList<string> Lost => ["shell", "package manager", "toolchain", "accounts", "time zones", "C library"];

    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts)
    {
        if (CProgram.In(single, facts) is not { } program || CProgram.NeedsAnImage(facts.Context!) || single.NamedUser is not null
            || single.HasHealthcheck || single.NamesTimeZone || OtherFiles.In(single, facts, CProgram.IsSource) is not { } others)
        {
            return null;
        }

        var run = single.RunOf(program.Build);
        return new RuntimePlan("scratch", [.. others, (program.Path, program.Path)])
        {
            Edits = program.Build.Has("-static")
                ? new Dictionary<SourcePart, string>()
                : new Dictionary<SourcePart, string> { [run.Part] = run.Edited(TextEdit.After(program.Build.Words[0], " -static")) },
        };
    }
}
