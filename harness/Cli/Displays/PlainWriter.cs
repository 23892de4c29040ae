using System.Text;
using ImageBench.Model;

namespace ImageBench.Cli.Displays;

/// <summary>
/// The way of the harness's own words to standard output and error, so that what a text from outside holds reaches no terminal raw.
/// A written line is a sentence, cut where it is huge, and no command to a CI system; what is written as a whole (CSV, JSON, annotations)
/// keeps its length and its letters.
/// </summary>
internal sealed class PlainWriter(TextWriter output) : TextWriter
{
    public override Encoding Encoding => output.Encoding;

    /// <summary>The same output for a library that draws with escape sequences of its own; its texts were made plain before.</summary>
    public static TextWriter ForDrawing(TextWriter writer) => writer is PlainWriter plain ? plain.Output : writer;

    // Half a letter cannot be judged: whole texts come by the other ways.
    public override void Write(char value) => output.Write(char.IsSurrogate(value) ? value.ToString() : PlainText.Whole(value.ToString()));

    public override void Write(string? value) => output.Write(PlainText.Whole(value ?? ""));

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    // In one piece, so that the lines of two who write at once are not mixed.
    public override void WriteLine(string? value) => output.WriteLine(JobCommands.Apart(PlainText.Lines(value ?? "")));

    // The base would write it as a whole.
    public override Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        WriteLine(buffer.ToString());
        return Task.CompletedTask;
    }

    public override void Flush() => output.Flush();

    private TextWriter Output => output;
}
