using System.Text;

namespace ImageBench.Cli.Displays;

/// <summary>
/// An output that can go while it is written to (a closed terminal, a full disk): what comes after that goes nowhere, and no run ends.
/// </summary>
internal sealed class LastingWriter(TextWriter output) : TextWriter
{
    private const int ReaderIsGone = 32;
    private const int TerminalIsGone = 5;

    private bool _isGone;

    /// <summary>
    /// Why not all could be written, where that is the output's own fault (a full disk); null for one whose reader went away, which is
    /// nobody's.
    /// </summary>
    public string? Trouble { get; private set; }

    public override Encoding Encoding => output.Encoding;

    /// <summary>What a writer of this kind writes to; another one is what it is.</summary>
    public static TextWriter Below(TextWriter writer) => writer is LastingWriter lasting ? lasting.Output : writer;

    public override void Write(char value) => Try(() => output.Write(value));

    public override void Write(string? value) => Try(() => output.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => output.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => output.WriteLine(value));

    public override void Flush() => Try(output.Flush);

    private TextWriter Output => output;

    private void Try(Action write)
    {
        if (_isGone)
            return;
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _isGone = true;
            Trouble = exception is IOException { HResult: not (ReaderIsGone or TerminalIsGone) } or UnauthorizedAccessException
                ? exception.Message.TrimEnd('.')
                : null;
        }
    }
}
