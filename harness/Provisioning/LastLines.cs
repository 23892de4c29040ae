using ImageBench.Model;

namespace ImageBench.Provisioning;

/// <summary>The last lines that a command or a log said, for the sentence about its failure.</summary>
internal sealed class LastLines
{
    private const int Most = 8;
    private const int LongestLine = 500;

    private readonly Queue<string> _lines = new();

    public override string ToString()
    {
        lock (_lines)
            return _lines.Count == 0 ? "(it said nothing)" : string.Join(" | ", _lines);
    }

    public void Add(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_lines)
        {
            _lines.Enqueue(PlainText.LogLine(line.Trim(), LongestLine));
            if (_lines.Count > Most)
                _lines.Dequeue();
        }
    }

    /// <summary>Reads to the end. Standard output and error may be read at once into the same lines.</summary>
    public async Task ReadFrom(TextReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
            Add(line);
    }
}
