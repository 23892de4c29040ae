using System.Text;

namespace ImageBench.Tests.Fuzz;

/// <summary>
/// What a registry answers, byte by byte: each connection is given the next of the answers, and then ends. Nothing is waited for.
/// </summary>
internal sealed class PlayedAnswers(byte[] answers)
{
    private static readonly byte[] Mark = Encoding.ASCII.GetBytes(Between);

    private int _at;

    /// <summary>What stands between two answers.</summary>
    public const string Between = "%%%";

    public Stream Next()
    {
        var rest = answers.AsSpan(_at);
        var end = rest.IndexOf(Mark);
        _at += end < 0 ? rest.Length : end + Mark.Length;
        return new Line(new MemoryStream((end < 0 ? rest : rest[..end]).ToArray()));
    }

    // What is asked is heard by nobody.
    private sealed class Line(MemoryStream answer) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => answer.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(answer.Read(buffer.Span));

        public override void Write(byte[] buffer, int offset, int count)
        {
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.CompletedTask;

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
