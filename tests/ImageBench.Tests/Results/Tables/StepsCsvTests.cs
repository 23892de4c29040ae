using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Results.Tables;

namespace ImageBench.Tests.Results.Tables;

public sealed class StepsCsvTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void IsAsApproved() => Approved.Matches("Results/Approved/steps.csv", StepsCsv.Text("run", HardCases()));

    [Fact]
    public void IsTheSameUnderADecimalComma()
    {
        using var culture = new DecimalComma();

        Approved.Matches("Results/Approved/steps.csv", StepsCsv.Text("run", HardCases()));
    }

    [Fact]
    public void GivesTheStepsOfEachBuildBack()
    {
        var read = StepsCsv.Read(_temp.Write("steps.csv", StepsCsv.Text("run", HardCases())));

        Assert.Equal(HardCases().Select(build => build.Key).Where(key => key.Variant != "none"), read.Keys);
        Assert.All(HardCases().Where(build => build.Key.Variant != "none"), build =>
        {
            Assert.Equal(build.Outcome.Steps.Select(Stored), read[build.Key].Select(Stored));
            Assert.Equal(build.Outcome.Steps.Select(step => step.Inputs), read[build.Key].Select(step => step.Inputs));
            Assert.Equal(build.Outcome.Steps.Select(step => step.LogTail), read[build.Key].Select(step => step.LogTail));
        });
    }

    /// <summary>A spreadsheet may have sorted the rows, and put a byte order mark before them.</summary>
    [Fact]
    public void GivesTheStepsOfABuildBackWhereOthersStandBetweenThem()
    {
        var lines = StepsCsv.Text("run", HardCases()).TrimEnd('\n').Split('\n');
        // The last one has two lines.
        string[] moved = [.. lines[..2], .. lines[^2..], .. lines[2..^2]];
        var text = $"\uFEFF{string.Join('\n', moved)}\n";

        var read = StepsCsv.Read(_temp.Write("steps.csv", text));

        Assert.All(HardCases().Where(build => build.Key.Variant != "none"), build =>
            Assert.Equal(build.Outcome.Steps.Select(Stored), read[build.Key].Select(Stored)));
    }

    [Fact]
    public void IsReadWithoutTheBuildsInStatesThatAreNotKnown()
    {
        var text = StepsCsv.Text("run", HardCases()).Replace("cold", "frozen", StringComparison.Ordinal);

        Assert.Equal(HardCases()[2].Key, Assert.Single(StepsCsv.Read(_temp.Write("steps.csv", text))).Key);
    }

    [Fact]
    public void OfAnOlderRunThatHasNoLogsIsReadWithout()
    {
        const string Older =
            "run_id,scenario,variant,builder,cache,round,step,stage,number,instruction,started_seconds,seconds,cached,inputs\n"
                + "run,go-crud,multi,buildkit,cold,1,1,,1,RUN x,0.0,1.0,false,\n";

        Assert.Empty(Assert.Single(Assert.Single(StepsCsv.Read(_temp.Write("steps.csv", Older))).Value).LogTail);
    }

    [Fact]
    public void IsNotReadWithInputsThatAreNoNumbers()
    {
        var text = StepsCsv.Text("run", HardCases()).Replace(",1 2,", ",1 x,", StringComparison.Ordinal);

        Assert.Contains(
            "inputs is \"1 x\"",
            Assert.Throws<Fault>(() => StepsCsv.Read(_temp.Write("steps.csv", text))).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    // The name is made of the others, the error is in builds.csv.
    private static Step Stored(Step step) => step with { Name = step.Instruction, Inputs = [], LogTail = [] };

    private static BuildRecord[] HardCases() =>
    [
        Some.Build(Some.Key("multi"), Some.Outcome() with
        {
            Steps =
            [
                new("[internal] load build context", null, null, "[internal] load build context", Some.Seconds(0), Some.Seconds(
                    0.0000001), false, null),
                new("[build 1/2] FROM golang", "build", 1, "FROM golang", null, null, true, null),
                new("[build 2/2] RUN echo \"a, b\"; true", "build", 2, "RUN echo \"a, b\"; true", Some.Seconds(1.5), Some.Seconds(
                    26), false, null)
                {
                    Inputs = [0, 1],
                    LogTail = ["=1+1, \"quoted\"", "  a, b"],
                },
            ],
        }),
        Some.Build(Some.Key("none", CacheState.Warm, 2), Some.Outcome() with { Steps = [] }),
        Some.Build(Some.Key("single", CacheState.IncrementalSource, 3, Builder.Classic), Some.Outcome() with
        {
            Steps = [new("=1+1\nRUN x", null, 1, "=1+1\nRUN x", Some.Seconds(0), Some.Seconds(1), true, null)],
        }),
    ];
}
