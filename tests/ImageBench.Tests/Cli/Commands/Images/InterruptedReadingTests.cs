using System.CommandLine;
using ImageBench.Cli.Commands;

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

    public void Dispose()
    {
        _user.Dispose();
        _temp.Dispose();
    }
}
