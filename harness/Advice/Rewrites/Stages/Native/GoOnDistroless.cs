namespace ImageBench.Advice.Rewrites.Stages.Native;

/// <summary>A Go program on what static programs expect around them.</summary>
internal sealed class GoOnDistroless() : RuntimeStage(
    "go-distroless",
    "The program is built in one stage and runs on certificates, time zones and accounts and nothing else.",
    "Docker's guide to multi-stage builds; the distroless images",
    "There is no shell, no package manager and no toolchain to look into a container with.")
{
    private const string Image = "gcr.io/distroless/static-debian13:nonroot";

    protected override IReadOnlyList<string> Lost => ["shell", "package manager", "toolchain"];

    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts) =>
        GoProgram.In(single, facts) is { } program
            && single.NamedUser is null or "nobody" or "nonroot"
            && !single.HasHealthcheck
            && OtherFiles.In(single, facts, GoProgram.IsSource) is { } others
            ? new RuntimePlan(
                facts.ImageNames.GetValueOrDefault(Image, Image), [.. GoProgram.Tables(facts), .. others, (program.Path, program.Path)])
            {
                Edits = program.Static(single),
                IsOfAnotherUser = true,
            }
            : null;
}
