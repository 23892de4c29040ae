using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites.Stages.Interpreted;

/// <summary>A Node.js program on the slim image, with what it needs to run and nothing that only developing needs.</summary>
internal sealed class NodeOnSlim() : RuntimeStage(
    "node-slim",
    "Packages are installed in one stage, and the program runs on the slim image of the same version without those that only "
        + "developing needs.",
    "The official image's page; Docker's guide to multi-stage builds",
    "There is no compiler, no git and no Python to look into a container with.")
{
    private static readonly string[] Systems = ["bookworm", "trixie"];

    protected override IReadOnlyList<string> Lost => ["compilers", "git", "Python"];

    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts) =>
        Slim(single.Image) is { } slim && single.NamedUser is null or "node" && NodeProgram.In(single, facts) is { } program
            && !NodeProgram.AsksForMore(facts.Context!)
            && !single.Stage.Instructions.Any(part => part.Word is "ENV" or "CMD" or "ENTRYPOINT" && NamesCertificates(part.Text))
            ? program.On(facts.ImageNames.GetValueOrDefault(slim, slim))
            : null;

    // Node.js brings its own, and those of the system are not in the slim image.
    private static bool NamesCertificates(string text) =>
        text.Contains("/etc/ssl", StringComparison.Ordinal) || text.Contains("openssl-ca", StringComparison.Ordinal);

    private static string? Slim(string image)
    {
        if (image == "imagebench/node")
            return "imagebench/node-slim";
        var parts = KnownImage.Tag(image).Split('-');
        var isKnown = !image.Contains('@', StringComparison.Ordinal) && image.StartsWith("node:", StringComparison.Ordinal)
            && parts[0].Length > 0 && parts[0].All(letter => char.IsAsciiDigit(letter) || letter == '.')
            && (parts.Length == 1 || (parts.Length == 2 && Systems.Contains(parts[1])));
        return isKnown ? $"{image}-slim" : null;
    }
}
