using System.CommandLine;
using System.IO.Pipelines;
using ImageBench.Cli.Commands;
using ImageBench.Cli.Commands.Images;
using ImageBench.Model.Files;

namespace ImageBench.Tests.Cli.Commands.Images;

public sealed class InterruptedReadingTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly TempFolder _temp = new();
    private readonly CancellationTokenSource _user = new();

    [Theory]
    [InlineData("inspect")]
    [InlineData("diff")]
    public async Task APipeThatNobodyWritesKeepsNoCommandFromBeingEnded(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such pipes.");
        var pipe = Path.Combine(_temp.Path, "image.tar");
        NamedPipe.Make(pipe);
        string[] arguments = command == "diff" ? [command, pipe, pipe] : [command, pipe];

        var running = Task.Run(() => CommandTree.Make(TimeProvider.System).Parse(arguments).InvokeAsync(
            new InvocationConfiguration { Output = TextWriter.Null, Error = TextWriter.Null, EnableDefaultExceptionHandler = false },
            _user.Token));
        await _user.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => running.WaitAsync(Longest, TestContext.Current.CancellationToken));
        // For the thread that waits for it still.
        using var writer = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite);
    }

    [Fact]
    public async Task APipeWhoseWriterSaysNothingMoreKeepsNoReadingFromBeingEnded()
    {
        var silence = new Pipe();
        await silence.Writer.WriteAsync("ab"u8.ToArray(), TestContext.Current.CancellationToken);
        await using var archive = new PipedArchive(new Uncancelled(silence.Reader.AsStream()));
        var buffer = new byte[8];

        Assert.Equal(2, await archive.ReadAsync(buffer, _user.Token));
        Assert.Equal("ab"u8.ToArray(), buffer[..2]);
        var reading = archive.ReadAsync(buffer, _user.Token).AsTask();
        await _user.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => reading.WaitAsync(Longest, TestContext.Current.CancellationToken));
        await silence.Writer.CompleteAsync();
    }

    public void Dispose()
    {
        _user.Dispose();
        _temp.Dispose();
    }

    /// <summary>What is read of a pipe on disk, which no token ends.</summary>
    private sealed class Uncancelled(Stream inner) : ForwardStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer, CancellationToken.None);
    }
}
