namespace ImageBench.Scenarios.Dockerfiles.Lines;

/// <summary>An instruction's text with its lines joined, and where each of them stands in the file.</summary>
internal sealed record JoinedText(string Text, IReadOnlyList<JoinedText.Part> Parts)
{
    /// <summary>The line (from 1) and column (from 0) where a letter of the text stands.</summary>
    public (int Line, int Column) Place(int at)
    {
        var part = Parts.Last(part => part.At <= at);
        return (part.Line, part.Column + at - part.At);
    }

    /// <summary>What of the text comes from one line: from <c>At</c> on, up to the next one.</summary>
    internal sealed record Part(int At, int Line, int Column);
}
