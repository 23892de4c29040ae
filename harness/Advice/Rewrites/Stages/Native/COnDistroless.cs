namespace ImageBench.Advice.Rewrites.Stages.Native;

/// <summary>A C program on the C library and nothing else.</summary>
internal sealed class COnDistroless() : RuntimeStage(
    "c-distroless",
    "The program is compiled in one stage and runs on the C library, time zones and accounts and nothing else.",
    "Docker's guide to multi-stage builds; the distroless images",
    "There is no shell, no package manager and no compiler to look into a container with.")
{
    private const string Image = "gcr.io/distroless/base-nossl-debian13:nonroot";

    protected override IReadOnlyList<string> Lost => ["shell", "package manager", "toolchain"];

    // What a newer C library compiled does not start on an older one.
    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts) =>
        CProgram.In(single, facts) is { } program
            && single.NamedUser is null or "nobody" or "nonroot"
            && !single.HasHealthcheck
            && OtherFiles.In(single, facts, CProgram.IsSource) is { } others
            ? new RuntimePlan(facts.ImageNames.GetValueOrDefault(Image, Image), [.. others, (program.Path, program.Path)])
            {
                IsOfAnotherUser = true,
            }
            : null;
}
