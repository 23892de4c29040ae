using System.CommandLine;
using ImageBench.Cli.Commands;
using ImageBench.Model;

namespace ImageBench.Tests.Cli.Commands;

public sealed class CalledActionTests : IDisposable
{
    private readonly CancellationTokenSource _user = new();

    [Fact]
    public async Task ATimeLimitOfOurOwnIsNeverCalledAnInterruption()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Call(async _ =>
        {
            using var limit = new CancellationTokenSource(TimeSpan.Zero);
            await Task.Delay(Timeout.Infinite, limit.Token);
        }));

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.Contains("did not come within the time", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task WhatTheUserInterruptsIsInterrupted() => Assert.ThrowsAnyAsync<OperationCanceledException>(() => Call(async cancel =>
    {
        await _user.CancelAsync();
        await Task.Delay(Timeout.Infinite, cancel);
    }));

    [Fact]
    public async Task WhatNobodyForesawIsASentenceAndItsPlaceIsToldToWhoAsks()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Call(_ => throw new InvalidOperationException("half a letter.")));
        var verbose = await Assert.ThrowsAsync<Fault>(() => Call(_ => throw new InvalidOperationException("half a letter."), "--verbose"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith(
            "ImageBench made a mistake of its own (InvalidOperationException: half a letter). Please report it",
            fault.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"   at {typeof(CalledActionTests)}", verbose.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _user.Dispose();

    private Task<int> Call(Func<CancellationToken, Task> run, params string[] options)
    {
        var verbose = new Option<bool>("--verbose") { Recursive = true };
        var root = new RootCommand { verbose };
        var command = new Command("run");
        command.SetAction((_, cancel) => run(cancel));
        root.Add(command);
        CalledAction.Surround(root, verbose);
        return root.Parse(["run", .. options]).InvokeAsync(new() { EnableDefaultExceptionHandler = false }, _user.Token);
    }
}
