using System.Text;
using ImageBench.Cli.Displays;

namespace ImageBench.Tests.Cli.Displays;

public class LastingWriterTests
{
    [Fact]
    public async Task AnOutputThatIsGoneEndsNothingAndIsAskedNoMore()
    {
        using var terminal = new ClosedTerminal();
        await using var lasting = new LastingWriter(terminal);
        await using var writer = new PlainWriter(lasting);

        await writer.WriteLineAsync("one");
        await writer.WriteAsync('x');
        await PlainWriter.ForDrawing(writer).WriteAsync("two");
        await writer.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, terminal.Asked);
    }

    [Fact]
    public void WhatIsThereGetsAllInOrder()
    {
        using var text = new StringWriter();
        using var writer = new LastingWriter(text);

        writer.Write('a');
        writer.Write("b");
        writer.Write(['c', 'd'], 0, 2);
        writer.WriteLine("e");

        Assert.Equal("abcde" + text.NewLine, text.ToString());
    }

    private sealed class ClosedTerminal : TextWriter
    {
        public int Asked { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Fail();

        public override void Write(string? value) => Fail();

        public override void WriteLine(string? value) => Fail();

        public override void Flush() => Fail();

        private void Fail()
        {
            Asked++;
            throw new IOException("Input/output error");
        }
    }
}
