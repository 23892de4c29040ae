using System.Text;
using ImageBench.Model;
using ImageBench.Provisioning;

namespace ImageBench.Tests.Provisioning;

public sealed class SystemCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _told = [];

    private string File => Path.Combine(_folder.Path, "pid");

    [Theory]
    [InlineData("--aptopt=x/y:z,1+2@_", "--aptopt=x/y:z,1+2@_")]
    [InlineData("two words", "'two words'")]
    [InlineData("", "''")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("$HOME;rm", "'$HOME;rm'")]
    public void CanBeCopiedIntoAShell(string argument, string quoted) =>
        Assert.Equal("apt-get install " + quoted, new SystemCommand("apt-get", "install", argument).ToString());

    [Fact]
    public async Task IsToldBeforeItRuns()
    {
        var wasThere = true;

        await new SystemCommand("touch", File).Run(
            line => { wasThere = System.IO.File.Exists(File); _told.Add(line); }, TestContext.Current.CancellationToken);

        Assert.False(wasThere);
        Assert.True(System.IO.File.Exists(File));
        Assert.Equal(["$ touch " + File], _told);
    }

    [Fact]
    public async Task ThatFailsSaysItselfItsExitCodeAndItsLastLines()
    {
        var fault = await Fails("sh", "-c", "for i in 1 2 3 4 5 6 7 8 9; do echo line $i; done; exit 7");

        Assert.Equal(
            "'sh -c 'for i in 1 2 3 4 5 6 7 8 9; do echo line $i; done; exit 7'' failed with exit code 7; its last lines: line 2 | line "
                + "3 | line 4 | line 5 | line 6 | line 7 | line 8 | line 9",
            fault.Message);
    }

    [Fact]
    public async Task ThatFailsSaysWhatItWroteToStandardError() =>
        Assert.EndsWith(
            "its last lines: E: Unable to locate package",
            (await Fails("sh", "-c", "echo 'E: Unable to locate package' >&2; exit 100")).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task ThatIsNotInstalledIsNamed()
    {
        var fault = await Fails("imagebench-no-such-program");

        Assert.StartsWith(
            "'imagebench-no-such-program' failed with exit code 127; its last lines: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("No such file or directory", fault.Message, StringComparison.Ordinal);
    }

    // As on macOS and Windows, which have no setsid.
    [Fact]
    public async Task WithoutASessionOfItsOwnItRunsFailsAndIsNamedAllTheSame()
    {
        using var output = new MemoryStream();
        var cancel = TestContext.Current.CancellationToken;

        await new SystemCommand("sh", "-c", "cat; printf done") { Setsid = null }.PipeTo(output, _told.Add, cancel);
        var failed = await Assert.ThrowsAsync<Fault>(() =>
            new SystemCommand("sh", "-c", "echo why; exit 7") { Setsid = null }.Run(_told.Add, cancel));
        var missing = await Assert.ThrowsAsync<Fault>(() =>
            new SystemCommand("imagebench-no-such-program", "-x") { Setsid = null }.Run(_told.Add, cancel));
        var broken = await Assert.ThrowsAsync<Fault>(() =>
            new SystemCommand(Path.Combine(_folder.Path, "none")) { Setsid = null }.Run(_told.Add, cancel));

        Assert.Equal("done", Encoding.UTF8.GetString(output.ToArray()));
        Assert.EndsWith("failed with exit code 7; its last lines: why", failed.Message, StringComparison.Ordinal);
        Assert.Equal(
            "'imagebench-no-such-program -x' cannot be started: there is no imagebench-no-such-program here.", missing.Message);
        Assert.Contains("/none' cannot be started: ", broken.Message, StringComparison.Ordinal);
        Assert.All([failed, missing, broken], fault => Assert.Equal(ExitCode.NoEngine, fault.ExitCode));
    }

    [Theory]
    [InlineData("echo $$ > \"$0\"; sleep 100")]
    [InlineData("sleep 100 & echo $! > \"$0\"; wait")]
    public Task WithoutASessionOfItsOwnItIsEndedWithItsChildrenWhenCancelled(string script) =>
        CancelledIsGone(new SystemCommand("sh", "-c", script, File) { Setsid = null });

    [Fact]
    public async Task NeverWaitsForAnAnswer() => await new SystemCommand("cat").Run(_told.Add, TestContext.Current.CancellationToken);

    [Fact]
    public async Task IsNotStartedWhenAlreadyCancelled()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new SystemCommand("touch", File).Run(_told.Add, new CancellationToken(canceled: true)));

        Assert.Empty(_told);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public Task CancelledEndsItself() => CancelledIsGone($"echo $$ > {File}; sleep 100");

    [Fact]
    public Task CancelledEndsItsChildren() => CancelledIsGone($"sleep 100 & echo $! > {File}; wait");

    [Fact]
    public Task CancelledEndsAChildThatDoesNotWantTo() =>
        CancelledIsGone($"sh -c 'trap \"\" TERM; echo $$ > {File}; while :; do sleep 0.1; done' & wait");

    [Fact]
    public async Task PipesWhatItWritesByteForByte()
    {
        using var output = new MemoryStream();

        await new SystemCommand("sh", "-c", "printf 'a\\0b\\377'; echo aside >&2").PipeTo(
            output, _told.Add, TestContext.Current.CancellationToken);

        Assert.Equal([97, 0, 98, 255], output.ToArray());
    }

    [Fact]
    public async Task PipedCommandsThatFailSayWhy()
    {
        using var output = new MemoryStream();

        var fault = await Assert.ThrowsAsync<Fault>(() =>
            new SystemCommand("sh", "-c", "echo half; echo why >&2; exit 1").PipeTo(
                output, _told.Add, TestContext.Current.CancellationToken));

        Assert.EndsWith("failed with exit code 1; its last lines: why", fault.Message, StringComparison.Ordinal);
        Assert.Equal("half\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Fault> Fails(string program, params string[] arguments)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() =>
            new SystemCommand(program, arguments).Run(_told.Add, TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        return fault;
    }

    private Task CancelledIsGone(string script) => CancelledIsGone(new SystemCommand("sh", "-c", script));

    private async Task CancelledIsGone(SystemCommand command)
    {
        using var cancel = new CancellationTokenSource();
        var running = command.Run(_told.Add, cancel.Token);
        var id = await RunningProcess.IdIn(File);
        Assert.True(RunningProcess.Exists(id));

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        // A killed process is gone a moment after the signal.
        for (var i = 0; i < 100 && RunningProcess.Exists(id); i++)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.False(RunningProcess.Exists(id));
    }
}
