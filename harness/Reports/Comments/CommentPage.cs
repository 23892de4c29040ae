using System.Text;
using ImageBench.Reports.Text;

namespace ImageBench.Reports.Comments;

/// <summary>
/// A comment as it grows, block by block, within what GitHub and GitLab take: 65,536 characters. What does not fit is counted and told.
/// </summary>
internal sealed class CommentPage
{
    /// <summary>No comment is longer, in UTF-16 units.</summary>
    public const int Longest = 60_000;

    // For the line that says what was cut.
    private const int Kept = 500;

    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, int> _cut = [];

    /// <summary>Adds a block, or counts it under what it is: "list of layers".</summary>
    public void Add(string block, string what)
    {
        if (block.Length == 0)
            return;
        if (_text.Length + block.Length + 2 <= Longest - Kept)
            _text.Append(block).Append("\n\n");
        else
            Cut(what, 1);
    }

    /// <summary>Counts what was left out elsewhere.</summary>
    public void Cut(string what, int count)
    {
        if (count > 0)
            _cut[what] = _cut.GetValueOrDefault(what) + count;
    }

    /// <summary>All of it, and at the end what is missing.</summary>
    public string Text()
    {
        var cut = _cut.Count == 0 ? "" : $"\n\n_Left out here for its length: {Missing()}._";
        return _text.ToString().TrimEnd('\n') + cut + "\n";
    }

    private string Missing() => string.Join(
        ", ", _cut.Select(cut => $"{Figures.Count(cut.Value)} × {cut.Key}"));
}
