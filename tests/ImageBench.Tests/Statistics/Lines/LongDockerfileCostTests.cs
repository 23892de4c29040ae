using System.Globalization;
using ImageBench.Model.Builds;
using ImageBench.Model.Dockerfiles;

namespace ImageBench.Tests.Statistics.Lines;

/// <summary>Dockerfiles of very many or very long lines, which would take hours were each held against each step.</summary>
public class LongDockerfileCostTests
{
    [Theory]
    [InlineData(6_000)]
    [InlineData(60_000)]
    public void VeryManyStagesThatBeginAlikeAreOnlyLookedAtOnce(int stages)
    {
        var cost = new CostedDockerfile("")
        {
            Parts =
            [
                .. Enumerable.Range(0, stages).SelectMany(stage => (DockerfilePart[])
                [
                    new((3 * stage) + 1, "FROM x", stage) { Instruction = "FROM x", Base = "x", StageName = $"s{stage}" },
                    new((3 * stage) + 2, "RUN same", stage) { Instruction = "RUN same" },
                    new((3 * stage) + 3, $"RUN {stage}", stage) { Instruction = $"RUN {stage}" },
                ]),
            ],
        }
            .Build(CacheState.Cold, ("[s1 1/3] FROM x", 0), ("[s0 2/3] RUN same", 2), ("[s0 3/3] RUN 0", 1), ("[s9 3/3] RUN 9", 1)).Cost();

        // Of a file with that many lines none is held against a step.
        var found = stages < 10_000 ? (stages - 1, stages - 1) : (0, 0);
        Assert.Equal(found, (cost.Lines.Count(line => line.SharedWith == 4), cost.Lines.Count(line => line.SharedWith == 2)));
        Assert.Equal(
            stages < 10_000 ? [2, 3, 4, 30] : [], cost.Lines.Where(line => line.Runs.Count > 0).Select(line => line.Part.Line));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(300, 0)]
    public void LinesThatAreVeryLongAndManyAreHeldAgainstNothing(int count, int found)
    {
        // All begin alike, and a value may stand in the middle.
        string[] lines =
        [
            .. Enumerable.Range(0, count).Select(number => string.Create(
                CultureInfo.InvariantCulture, $"RUN {new string('a', 10_000)}$x{new string('b', 10_000)}$y{number:D4}")),
        ];
        var cost = new CostedDockerfile("")
        {
            Parts =
            [
                new DockerfilePart(1, "FROM scratch", 0) { Instruction = "FROM scratch", Base = "scratch" },
                .. lines.Select((line, place) => new DockerfilePart(place + 2, line, 0) { Instruction = line }),
            ],
        }.Build(CacheState.Cold, [.. lines.Select((line, place) => ($"[{place + 1}/{count}] {line}", 1.0))]).Cost();

        Assert.Equal(found, cost.Lines.Count(line => line.Cold is not null));
    }
}
