using System.Text;
using ImageBench.Cli.Displays;
using ImageBench.Runs;
using ImageBench.Statistics;
using ImageBench.Tests.Runs.Played;

namespace ImageBench.Tests.Runs;

/// <summary>A run whose terminal is closed, or whose log's disk is full, while it goes on.</summary>
public class LostDisplayTests
{
    // A live display draws a few times a second and not for each event.
    public static TheoryData<bool, int> Moments => new((true, 0), (true, 1), (false, 0), (false, 1), (false, 5), (false, 20));

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task GoesOnToTheSameRows(bool isLive, int writes)
    {
        using var undisturbed = new RunStage();
        var expected = await undisturbed.Run();
        await using var terminal = new ClosingTerminal(writes);
        await using var lasting = new LastingWriter(terminal);
        RunResults results;
        // A run can be over before a live display draws again: it does at its end.
        await using (var display = Display(isLive, new PlainWriter(lasting)))
        {
            using var stage = new RunStage { Shown = display };
            results = await stage.Run();
        }

        Assert.True(terminal.WasClosed);
        Assert.False(results.Run.Interrupted);
        Assert.Equal(
            expected.Builds.Select(build => (build.Key, build.Position, build.Outcome.Status, build.Outcome.Elapsed)),
            results.Builds.Select(build => (build.Key, build.Position, build.Outcome.Status, build.Outcome.Elapsed)));
        Assert.Equal(expected.Checks.Count, results.Checks.Count);
        Assert.Equal(expected.Transfers.Count, results.Transfers.Count);
    }

    private static IDisplay Display(bool isLive, TextWriter writer) => isLive
        ? new LiveDisplay(
            new LiveScreen(writer, new Terminal(() => (80, 24), CanBeDrawnOver: true, HasColours: true)), [], 8, TimeProvider.System)
        : new PlainDisplay(writer, 8);

    private sealed class ClosingTerminal(int writes) : TextWriter
    {
        private int _left = writes;

        public bool WasClosed { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Take();

        public override void Write(string? value) => Take();

        public override void Write(char[] buffer, int index, int count) => Take();

        public override void WriteLine(string? value) => Take();

        private void Take()
        {
            if (_left-- > 0)
                return;
            WasClosed = true;
            throw new IOException("Input/output error", 5);
        }
    }
}
