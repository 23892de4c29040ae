using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageBench.Engine.BuildKit.Trace;

/// <summary>
/// The parts of a BuildKit vertex's name: "[build 2/4] RUN go build" is step 2 of stage "build"; "[2/4] ..." has no stage name;
/// "[internal] ..." and "exporting to image" are the builder's own and have no number. BuildKit gives these parts in no other field.
/// </summary>
internal sealed partial record StepName(string? Stage, int? Number, string Instruction)
{
    public static StepName Parse(string name)
    {
        var match = Pattern().Match(name);
        // A frontend may name its vertexes as it likes.
        if (!match.Success
            || !int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new StepName(null, null, name);
        }

        var stage = match.Groups["stage"].Value;
        return new StepName(
            stage.Length == 0 ? null : stage,
            number,
            match.Groups["instruction"].Value);
    }

    // The platform ("linux/amd64 ", "linux/amd64->arm64 ") stands before the stage when the build names one. Numbers are padded: "[ 2/10]
    // ...".
    [GeneratedRegex(
        @"^\[(?:[a-z0-9]+/[a-z0-9/>.-]+ )?(?:(?<stage>[^\s/]+) +)? *(?<number>\d+)/\d+\] (?<instruction>.*)$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
