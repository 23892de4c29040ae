namespace ImageBench.Advice.Rewrites.Stages.Native;

/// <summary>A Go program that is all that its image holds.</summary>
internal sealed class GoOnScratch() : RuntimeStage(
    "go-scratch",
    "The program is built in one stage and is all that the image holds, with certificates where it may ask for them.",
    "Docker's guide to multi-stage builds",
    "There is no shell, no package manager and no toolchain to look into a container with.")
{
    private const string Certificates = "/etc/ssl/certs/ca-certificates.crt";

    protected override IReadOnlyList<string> Lost => ["shell", "package manager", "toolchain", "accounts", "time zones"];

    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts)
    {
        // What other modules ask for is not known here.
        if (GoProgram.In(single, facts) is not { IsAlone: true } program || single.NamedUser is not null || single.HasHealthcheck
            || single.NamesTimeZone)
        {
            return null;
        }

        if (GoProgram.NeedsAnImage(facts.Context!) || OtherFiles.In(single, facts, GoProgram.IsSource) is not { } others)
            return null;
        IReadOnlyList<(string, string)> certificates = GoProgram.NeedsCertificates(facts.Context!) ? [(Certificates, Certificates)] : [];
        return new RuntimePlan("scratch", [.. certificates, .. GoProgram.Tables(facts), .. others, (program.Path, program.Path)])
        {
            Edits = program.Static(single),
        };
    }
}
