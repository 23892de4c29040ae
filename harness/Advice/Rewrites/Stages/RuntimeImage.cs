namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>
/// The name of the image in which a program runs, with the variables by which the one that builds is named: what gives them other values
/// gets both of one version.
/// </summary>
internal static class RuntimeImage
{
    // Of .NET: the same images, but for one part of their names.
    private const string Kit = "/sdk:";
    private static readonly string[] Runtimes = ["/aspnet:", "/runtime:"];

    /// <summary>Null: with another value of a variable it might be of another version.</summary>
    public static string? Name(SingleStage single, RuntimePlan plan)
    {
        var from = single.Stage.Declared.From;
        if (!plan.IsOfSameVersion || !from.Contains('$', StringComparison.Ordinal))
            return plan.Image;
        // Behind the last variable: "-jdk" of "eclipse-temurin:${JAVA}-jdk".
        var tail = from[EndOfVariables(from)..];
        if (single.Image.EndsWith(tail, StringComparison.Ordinal) && single.Image[..^tail.Length] is var head
            && plan.Image.StartsWith($"{head}-", StringComparison.Ordinal))
        {
            return from[..^tail.Length] + plan.Image[head.Length..];
        }

        if (Runtimes.FirstOrDefault(other => Replaced(single.Image, other) == plan.Image) is { } runtime
            && from.Contains(Kit, StringComparison.Ordinal))
        {
            return Replaced(from, runtime);
        }

        // Who names another image by a variable that is all of it says by that what builds, and has to say what runs.
        return from[0] == '$' && from.Trim('$', '{', '}').All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? plan.Image
            : null;
    }

    private static int EndOfVariables(string from)
    {
        var last = from.LastIndexOf('$') + 1;
        if (last < from.Length && from[last] == '{')
            return from.IndexOf('}', last) + 1 is > 0 and var end ? end : from.Length;
        while (last < from.Length && (char.IsAsciiLetterOrDigit(from[last]) || from[last] == '_'))
            last++;
        return last;
    }

    private static string Replaced(string image, string runtime) => image.Replace(Kit, runtime, StringComparison.Ordinal);
}
