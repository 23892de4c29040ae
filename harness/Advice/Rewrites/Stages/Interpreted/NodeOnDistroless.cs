using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites.Stages.Interpreted;

/// <summary>A Node.js program on Node.js and the libraries that it asks for, and nothing else.</summary>
internal sealed class NodeOnDistroless() : RuntimeStage(
    "node-distroless",
    "Packages are installed in one stage, and the program runs on Node.js of the same version and nothing else, without those packages "
        + "that only developing needs.",
    "Docker's guide to multi-stage builds; the distroless images",
    "There is no shell, no package manager and no npm to look into a container with; the image itself starts Node.js, and a container's "
        + "own command names a script.")
{
    private const string Interpreter = "/nodejs/bin/node";

    private static readonly string[] Versions = ["20", "22", "24"];

    protected override IReadOnlyList<string> Lost => ["shell", "package manager", "npm"];

    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts) =>
        Distroless(single.Image) is { } image && single.NamedUser is null && NodeProgram.In(single, facts) is { } program
            && NodeProgram.IsByItself(single, facts)
            && InterpreterStart.On(single, Interpreter, "node") is { } running
            ? program.On(facts.ImageNames.GetValueOrDefault(image, image)) with { Running = running, IsOfAnotherUser = true }
            : null;

    private static string? Distroless(string image)
    {
        if (image == "imagebench/node")
            return "imagebench/node-distroless";
        var parts = KnownImage.Tag(image).Split('-');
        var isKnown = !image.Contains('@', StringComparison.Ordinal) && image.StartsWith("node:", StringComparison.Ordinal)
            && Versions.Contains(parts[0]) && (parts.Length == 1 || (parts.Length == 2 && parts[1] == "bookworm"));
        return isKnown ? $"gcr.io/distroless/nodejs{parts[0]}-debian12:nonroot" : null;
    }
}
