using System.Text;

namespace ImageBench.Runs.Fleets;

/// <summary>Passes on what is written, and remembers its last line.</summary>
internal sealed class LastLineWriter(TextWriter target) : TextWriter
{
    private const int Longest = 2_000;

    private readonly StringBuilder _line = new();

    public override Encoding Encoding => target.Encoding;

    public string Last { get; private set; } = "";

    public override void Write(char value)
    {
        target.Write(value);
        if (value == '\n' && _line.Length > 0)
        {
            Last = _line.ToString();
            _line.Clear();
        }
        else if (value is not ('\n' or '\r') && _line.Length < Longest)
        {
            _line.Append(value);
        }
    }

    public override void Flush() => target.Flush();
}
