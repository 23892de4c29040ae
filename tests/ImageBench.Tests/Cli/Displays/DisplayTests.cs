using ImageBench.Cli.Displays;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;
using ImageBench.Runs;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Cli.Displays;

public sealed class DisplayTests : IDisposable
{
    private static readonly PlannedBuild Build = new(Some.Key(), 1, Some.Scenario(), Some.Scenario().Variants[0]);

    private readonly StringWriter _output = new();

    [Fact]
    public async Task APlainDisplayTellsAnEventALineAndWhatCameFromOutsideStaysOnIt()
    {
        await using (var writer = new PlainWriter(_output))
        {
            await using var display = new PlainDisplay(writer, 3);
            ShowEverything(display);
        }

        Assert.Empty(HostileText.In(_output.ToString()));
        Assert.Equal(
            $"""
            {HostileText.Shown}
            [1/3] go-crud/single buildkit cold round 1: failed: {HostileText.Shown}\n[2/3] all is well
                {HostileText.Shown}
            go-crud/single (buildkit): check failed
                asked: GET /
                came:  {HostileText.Shown}\nall is well
                likely cause: {HostileText.Shown}
                | {HostileText.Shown}
            {HostileText.Shown} stays in the registry, which does not let it be removed: remove it there.

            """,
            _output.ToString());
    }

    [Theory]
    [InlineData("::set-output name=verdict::within", "    : :set-output name=verdict::within")]
    [InlineData("  ::add-mask::a", "      : :add-mask::a")]
    [InlineData("done ##vso[task.setvariable variable=PATH]/x", "    done # #vso[task.setvariable variable=PATH]/x")]
    [InlineData("##[error]gone", "    # #[error]gone")]
    [InlineData("##TeamCity[buildStatus status='SUCCESS']", "    # #teamcity[buildStatus status='SUCCESS']")]
    [InlineData("std::vector is ## fine", "    std::vector is ## fine")]
    public async Task WhatABuildPrintsIsNoCommandToTheJobThatShowsIt(string printed, string shown)
    {
        await using (var writer = new PlainWriter(_output))
        {
            await using var display = new PlainDisplay(writer, 3);
            display.Show(new RunEvent.BuildEnded(Build, Failed("it fails", [printed])));
        }

        Assert.Equal($"[1/3] go-crud/single buildkit cold round 1: failed: it fails\n{shown}\n", _output.ToString());
    }

    [Fact]
    public async Task HoweverALineIsWrittenItIsNoCommandAndWhatIsWrittenWholeStaysAsItIs()
    {
        await using (var writer = new PlainWriter(_output))
        {
            await writer.WriteLineAsync("::error::a");
            await writer.WriteLineAsync("::error::b".AsMemory(), TestContext.Current.CancellationToken);
            await writer.WriteAsync("::notice file=Dockerfile::ours\n".AsMemory(), TestContext.Current.CancellationToken);
        }

        Assert.Equal(": :error::a\n: :error::b\n::notice file=Dockerfile::ours\n", _output.ToString());
    }

    [Fact]
    public async Task ALiveDisplayDrawsNothingThatCameFromOutside()
    {
        var time = new FakeTimeProvider(Some.Time);
        var screen = new LiveScreen(_output, new Terminal(() => (400, 40), CanBeDrawnOver: true, HasColours: false));
        await using (var display = new LiveDisplay(screen, [Build], 3, time))
        {
            ShowEverything(display);
            time.Advance(Some.Seconds(1));
        }

        var text = _output.ToString();
        Assert.Contains($"round 1: RUN [x] {HostileText.Shown}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b]0", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u009b", text, StringComparison.Ordinal);
        Assert.Contains($"failed: {HostileText.Shown}\\n[2/3] all is well", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AMegabyteIsALineWithTheNumberOfCharactersThatAreLeftOut()
    {
        var line = Assert.Single(EventText.Lines(new RunEvent.BuildEnded(Build, Failed(new string('x', 1_000_000), [])), 3));

        Assert.Matches("^.{1900,1970}x\\.\\.\\. 998,[0-9]{3} more characters$", line);
    }

    public void Dispose() => _output.Dispose();

    private static void ShowEverything(IDisplay display)
    {
        display.Say(HostileText.Everything);
        display.Show(new RunEvent.BuildEnded(Build, Failed(HostileText.Everything + "\n[2/3] all is well", [HostileText.Everything])));
        display.Show(new RunEvent.CheckEnded(Build, new CheckRecord(VariantKey.Of(Build.Key), 0, Some.Time, CheckResult.Failed)
        {
            Failure = new CheckFailure("GET /", HostileText.Everything + "\nall is well", HostileText.Everything, [HostileText.Everything]),
        }));
        display.Show(new RunEvent.LeftInRegistry(HostileText.Everything));
        display.Show(new RunEvent.StepStarted(Build, $"RUN [x] {HostileText.Everything}"));
    }

    private static BuildRecord Failed(string error, IReadOnlyList<string> log) =>
        Some.FailedBuild() with { Outcome = Some.FailedBuild().Outcome with { Error = error, LogTail = log } };
}
