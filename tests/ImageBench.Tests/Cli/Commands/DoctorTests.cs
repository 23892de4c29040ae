namespace ImageBench.Tests.Cli.Commands;

public sealed class DoctorTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task OfAnEngineThatDoesNotAnswerSaysSoAndWhatElseIsHere()
    {
        var ended = await _line.Run("doctor", "--engine", "unix:///nowhere/docker.sock");

        Assert.Equal(3, ended.ExitCode);
        var rows = ended.Output
            .Split('\n')
            .Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 2)
            .ToDictionary(cells => cells[0], cells => cells[1..]);
        Assert.Equal("no", rows["engine"][0]);
        Assert.Contains("No Docker engine answers at unix:///nowhere/docker.sock", rows["engine"][1], StringComparison.Ordinal);
        Assert.All(
            ["private engine", "registry", "disk", "base set hub", "base set debian"],
            subject => Assert.True(rows.ContainsKey(subject), $"{subject} is missing in\n{ended.Output}"));
        // What does not work comes with what mends it; the engine's own sentence says it.
        Assert.All(rows.Where(row => row.Key != "engine" && row.Value[0] == "no"), row => Assert.Equal(3, row.Value.Length));
    }

    [Fact]
    public async Task LeavesNothingBehind()
    {
        var before = _line.Entries.ToList();

        await _line.Run("doctor", "--engine", "unix:///nowhere/docker.sock");

        Assert.Equal(before, _line.Entries);
    }

    public void Dispose() => _line.Dispose();
}
