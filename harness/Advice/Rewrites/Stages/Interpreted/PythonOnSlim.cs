using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites.Stages.Interpreted;

/// <summary>A Python program on the slim image of the same version.</summary>
internal sealed class PythonOnSlim() : RuntimeStage(
    "python-slim",
    "Packages are installed in one stage, and the program runs with them on the slim image of the same version.",
    "The official image's page; Docker's guide to multi-stage builds",
    "There is no compiler and no git to look into a container with; programs that packages bring are not where the shell looks for them.")
{
    // Of the base set, and with the table of kinds of files that the public slim image has not.
    private const string Own = "imagebench/python-slim";

    private static readonly string[] Systems = ["bookworm", "trixie"];

    protected override IReadOnlyList<string> Lost => ["compilers", "git"];

    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts) =>
        Slim(single.Image) is { } slim && PythonProgram.In(single, facts) is { } program
            ? program.On(facts.ImageNames.GetValueOrDefault(slim, slim), single, slim == Own ? [] : PythonProgram.Tables(facts))
            : null;

    private static string? Slim(string image)
    {
        if (image == "imagebench/python")
            return Own;
        var parts = KnownImage.Tag(image).Split('-');
        var isKnown = !image.Contains('@', StringComparison.Ordinal) && image.StartsWith("python:", StringComparison.Ordinal)
            && parts[0].StartsWith("3.", StringComparison.Ordinal) && parts[0].All(letter => char.IsAsciiDigit(letter) || letter == '.')
            && (parts.Length == 1 || (parts.Length == 2 && Systems.Contains(parts[1])));
        return !isKnown ? null : parts.Length == 1 ? $"{image}-slim" : $"python:{parts[0]}-slim-{parts[1]}";
    }
}
