namespace ImageBench.Model.Dockerfiles;

/// <summary>
/// An instruction of a Dockerfile as it is written, with the lines that it goes on with and its here-documents, or what stands between two
/// of them: comments, directives and empty lines. <c>Line</c> is its first one, from 1; <c>Text</c> holds its lines with "\n" between them.
/// <c>Stage</c> is the place of its stage from 0; null before the first FROM.
/// </summary>
internal sealed record DockerfilePart(int Line, string Text, int? Stage)
{
    /// <summary>Its word in capitals and the rest on one line, without flags; empty where it is no instruction.</summary>
    public string Instruction { get; init; } = "";

    /// <summary>Of a FROM: the name of the stage that it begins. Null: it has none.</summary>
    public string? StageName { get; init; }

    /// <summary>Of a FROM: the stage that it stands on. Null: an image.</summary>
    public int? BaseStage { get; init; }

    /// <summary>Of a FROM: what it stands on, with the values of arguments in their places. Null: that is not known.</summary>
    public string? Base { get; init; }

    /// <summary>Whether its stage is the one that is built, or one that this stands on: the image has what it adds.</summary>
    public bool IsInImage { get; init; }

    /// <summary>All its words with a blank between two: texts that differ in blanks and line ends alone have the same.</summary>
    public string Words => string.Join(' ', Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The first word of the instruction: "RUN".</summary>
    public string Word => Instruction.IndexOf(' ', StringComparison.Ordinal) is var end and >= 0 ? Instruction[..end] : Instruction;
}
