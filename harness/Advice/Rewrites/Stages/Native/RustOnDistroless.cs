using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites.Stages.Native;

/// <summary>A Rust program on the libraries of C and nothing else.</summary>
internal sealed class RustOnDistroless() : RuntimeStage(
    "rust-distroless",
    "The program is built in one stage and runs on the C library, certificates, time zones and accounts and nothing else.",
    "Docker's guide to multi-stage builds; the distroless images",
    "There is no shell, no package manager and no toolchain to look into a container with.")
{
    private const string Image = "gcr.io/distroless/cc-debian13:nonroot";

    protected override IReadOnlyList<string> Lost => ["shell", "package manager", "toolchain"];

    // Of Alpine it asks for another C library.
    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts) =>
        RustProgram.In(single, facts) is { } program
            && !KnownImage.Tag(single.Image).Contains("alpine", StringComparison.Ordinal)
            && single.NamedUser is null or "nobody" or "nonroot"
            && !single.HasHealthcheck
            && OtherFiles.In(single, facts, RustProgram.IsSource) is { } others
            ? new RuntimePlan(facts.ImageNames.GetValueOrDefault(Image, Image), [.. others, (program.Path, program.Place)])
            {
                IsOfAnotherUser = true,
            }
            : null;
}
