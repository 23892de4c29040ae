using ImageBench.Statistics.Lines;

namespace ImageBench.Tests.Statistics.Lines;

public class SharedLineTests
{
    [Fact]
    public void LinesOfTheSameWordsAreOneAndEachDockerfileKeepsItsOrder()
    {
        var lines = SharedLine.Of(
        [
            Cost("FROM a\n\nWORKDIR /app\nCOPY . .\nRUN make\n"),
            Cost("FROM a AS build\nWORKDIR   /app\nCOPY go.mod .\nRUN get\nCOPY . .\nRUN make\nFROM b\n"),
            Cost("# Without a folder.\nFROM a\nCOPY . .\nRUN make all\n"),
        ]);

        Assert.Equal(
            [
                "..3 # Without a folder.",
                "1.3 FROM a",
                ".2. FROM a AS build",
                "12. WORKDIR /app",
                ".2. COPY go.mod .",
                ".2. RUN get",
                "123 COPY . .",
                "12. RUN make",
                ".2. FROM b",
                "..3 RUN make all",
            ],
            lines.Select(line => string.Concat(line.Costs.Select((cost, place) => cost is null ? "." : $"{(char)('1' + place)}"))
                + " " + line.First.Part.Text));
        Assert.Equal(["COPY . ."], lines.Where(line => line.IsShared).Select(line => line.First.Part.Text));
    }

    [Fact]
    public void OfOneDockerfileNothingIsShared() =>
        Assert.All(SharedLine.Of([Cost("FROM a\nRUN b\n")]), line => Assert.False(line.IsShared));

    private static VariantCost Cost(string text) => new CostedDockerfile(text).Cost();
}
