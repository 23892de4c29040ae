using ImageBench.Cli.Tables;
using ImageBench.Runs.Health;

namespace ImageBench.Tests.Cli.Commands;

public sealed class DoctorTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task OfAnEngineThatDoesNotAnswerSaysSoAndWhatElseIsHere()
    {
        var ended = await _line.Run("doctor", "--engine", "unix:///nowhere/docker.sock");

        Assert.Equal(3, ended.ExitCode);
        var findings = Findings(ended.Output);
        Assert.Contains(
            findings,
            found => found.StartsWith("no engine No Docker engine answers at unix:///nowhere/docker.sock", StringComparison.Ordinal));
        Assert.All(
            ["private engine", "registry", "disk", "base set hub", "base set debian"],
            subject => Assert.True(
                findings.Any(found => found.StartsWith($"yes {subject} ", StringComparison.Ordinal)
                    || found.StartsWith($"no {subject} ", StringComparison.Ordinal)),
                $"{subject} is missing in\n{ended.Output}"));
        // What does not work comes with what mends it; the engine's own sentence says it.
        Assert.All(
            findings.Where(found => found.StartsWith("no ", StringComparison.Ordinal))
                .Where(found => !found.StartsWith("no engine", StringComparison.Ordinal)),
            found => Assert.Contains(" to mend it: ", found, StringComparison.Ordinal));
    }

    [Fact]
    public void ItsLinesFitEightyColumnsAndNoWordIsBroken()
    {
        string[] names = [.. Enumerable.Range(0, 30).Select(number => FormattableString.Invariant($"imagebench/parent-{number}"))];

        List<string> lines =
        [
            .. DoctorLines.Of(
            [
                new DoctorFinding("engine", true, "Docker 28.5.2 (API 1.51)"),
                new DoctorFinding("parents", false, $"not made: {string.Join(", ", names)}", "--provision makes each when it is needed"),
                new DoctorFinding("disk", true, "x/" + new string('y', 100)),
            ]),
        ];

        Assert.Equal("yes  engine           Docker 28.5.2 (API 1.51)", lines[0]);
        Assert.All(lines[..^1], line => Assert.InRange(line.Length, 1, 80));
        Assert.EndsWith("/" + new string('y', 100), lines[^1], StringComparison.Ordinal);
        Assert.All(names, name => Assert.Contains(name, string.Join('\n', lines), StringComparison.Ordinal));
    }

    [Fact]
    public async Task LeavesNothingBehind()
    {
        var before = _line.Entries.ToList();

        await _line.Run("doctor", "--engine", "unix:///nowhere/docker.sock");

        Assert.Equal(before, _line.Entries);
    }

    public void Dispose() => _line.Dispose();

    // Each in one line, with single blanks.
    private static List<string> Findings(string output)
    {
        List<string> findings = [];
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (line[0] == ' ')
                findings[^1] += " " + words;
            else
                findings.Add(words);
        }

        return findings;
    }
}
