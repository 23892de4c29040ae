using ImageBench.Scenarios.Dockerfiles.Lines;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>Where in a Dockerfile the instruction stands that made a layer.</summary>
internal static class InstructionLine
{
    private static readonly char[] Blanks = [' ', '\t', '\n', '\r', '\\', '`'];

    /// <summary>
    /// The line, from 1, of the last one that reads as the layer's does: the last stage is the image. Null: none does, as where a builder
    /// put the values of arguments in their places.
    /// </summary>
    public static int? Find(string dockerfile, string instruction)
    {
        var sought = Comparable(DockerfileLine.Of(instruction, '\\', 0));
        if (sought.Length == 0)
            return null;
        var found = new DockerfileText(dockerfile).Read().LastOrDefault(line => Comparable(line) == sought);
        return found?.Line;
    }

    // Flags are not in every builder's history, and nor is the white space of lines that go on.
    private static string Comparable(DockerfileLine line) =>
        string.Join(' ', line.Rest.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Prepend(line.Word));
}
