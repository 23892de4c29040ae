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

    public void Dispose() => _user.Dispose();

    private Task<int> Call(Func<CancellationToken, Task> run)
    {
        var root = new RootCommand();
        var command = new Command("run");
        command.SetAction((_, cancel) => run(cancel));
        root.Add(command);
        CalledAction.Surround(root);
        return root.Parse(["run"]).InvokeAsync(new() { EnableDefaultExceptionHandler = false }, _user.Token);
    }
}
