using System.Text;

namespace ImageBench.Scenarios.Revisions;

/// <summary>What git said: its exit code, its answer in bytes, since names of files are bytes, and what it complained of.</summary>
internal sealed record GitAnswer(int ExitCode, ReadOnlyMemory<byte> Output, string Error)
{
    public bool IsGood => ExitCode == 0;

    /// <summary>The answer as one line.</summary>
    public string Line => Text.TrimEnd('\n');

    /// <summary>Of an answer in several lines, those.</summary>
    public IReadOnlyList<string> Lines => Line.Split('\n');

    /// <summary>The parts of an answer that NUL separates; what is no UTF-8 has replacement characters.</summary>
    public IReadOnlyList<string> Parts => Text.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same with those that are empty, where their places count.</summary>
    public IReadOnlyList<string> Fields => Text.Split('\0');

    private string Text => Encoding.UTF8.GetString(Output.Span);
}
