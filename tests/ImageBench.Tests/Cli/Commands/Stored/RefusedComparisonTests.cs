namespace ImageBench.Tests.Cli.Commands.Stored;

public sealed class RefusedComparisonTests : IDisposable
{
    private readonly ComparedRuns _runs = new();

    [Fact]
    public async Task RunsWithNothingInCommonAreRefused()
    {
        var a = _runs.Write(new StoredRun("first").Add("single", 1000, 10));
        var b = _runs.Write(new StoredRun("second").Add("multi", 1000, 10));

        Assert.Equal(
            $"{a} and {b} have nothing in common that could be compared: no scenario, variant and builder is in both. Two variants of "
                + "other names are compared as RUN:VARIANT, or RUN:SCENARIO/VARIANT.",
            await ComparedRuns.Refusal(a, b));
    }

    [Fact]
    public async Task ARunWithItselfIsRefused()
    {
        Assert.Equal(
            $"A and B are both {_runs.Earlier()}: give two runs, or two variants of one as RUN:VARIANT.",
            await ComparedRuns.Refusal(_runs.Earlier(), _runs.Folder("earlier")));
        Assert.Equal(
            $"A and B are both {_runs.Earlier()}:multi: give two runs, or two variants of one as RUN:VARIANT.",
            await ComparedRuns.Refusal($"{_runs.Earlier()}:multi", $"{_runs.Earlier()}:multi"));
    }

    [Fact]
    public async Task AVariantAndAWholeRunAreRefused() =>
        Assert.Equal(
            $"{_runs.Earlier()}:multi and {_runs.Later()} are a whole run and a variant of one: name a variant on both sides, "
                + "as RUN:VARIANT, or on none.",
            await ComparedRuns.Refusal($"{_runs.Earlier()}:multi", _runs.Later()));

    [Fact]
    public async Task AnUnknownVariantIsRefusedOnBothSides()
    {
        var sentence = $"{_runs.Earlier()}:mlti: that run has no variant 'mlti'; did you mean 'multi'? It has: single, multi, small, old.";

        Assert.Equal(sentence, await ComparedRuns.Refusal($"{_runs.Earlier()}:mlti", $"{_runs.Earlier()}:single"));
        Assert.Equal(sentence, await ComparedRuns.Refusal($"{_runs.Earlier()}:single", $"{_runs.Earlier()}:mlti"));
    }

    [Fact]
    public async Task AFolderThatIsNoRunIsRefused() =>
        Assert.Equal(
            $"There is no run folder {_runs.Folder("nowhere")}: give one that a run made under its results folder.",
            await ComparedRuns.Refusal(_runs.Folder("nowhere"), _runs.Earlier()));

    public void Dispose() => _runs.Dispose();
}
