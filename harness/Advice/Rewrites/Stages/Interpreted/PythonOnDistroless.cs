namespace ImageBench.Advice.Rewrites.Stages.Interpreted;

/// <summary>A Python program on Python and the libraries that it asks for, and nothing else.</summary>
internal sealed class PythonOnDistroless() : RuntimeStage(
    "python-distroless",
    "Packages are installed in one stage, and the program runs with them on Python of the same version and nothing else.",
    "Docker's guide to multi-stage builds; the distroless images",
    "There is no shell, no package manager and no pip to look into a container with; the image itself starts Python, and a container's "
        + "own command names a script.")
{
    // Debian 13 has one Python, and its image no other.
    private const string Image = "gcr.io/distroless/python3-debian13:nonroot";

    private const string Interpreter = "/usr/bin/python3.13";

    private static readonly string[] Alike = ["imagebench/python", "python:3.13", "python:3.13-trixie"];

    protected override IReadOnlyList<string> Lost => ["shell", "package manager", "pip"];

    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts) =>
        Alike.Contains(single.Image) && PythonProgram.In(single, facts) is { } program
            && InterpreterStart.On(single, Interpreter, "python", "python3") is { } running
            ? program.On(facts.ImageNames.GetValueOrDefault(Image, Image), single) with { Running = running, IsOfAnotherUser = true }
            : null;
}
