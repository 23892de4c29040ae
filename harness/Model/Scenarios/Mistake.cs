namespace ImageBench.Model.Scenarios;

/// <summary>Something wrong in a user's file: where (path, and line from 1 when known), what, and what to write instead.</summary>
internal sealed record Mistake(string File, int? Line, string What, string Remedy)
{
    public override string ToString() => $"{PlainText.Line(File)}{(Line is { } line ? $":{line}" : "")}: {What}. {Remedy}.";
}
