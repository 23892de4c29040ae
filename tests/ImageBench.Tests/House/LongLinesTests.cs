namespace ImageBench.Tests.House;

public class LongLinesTests
{
    /// <summary>The lines from before the rule that are too long, in all projects. It only shrinks; at 0 it goes.</summary>
    private const int StillLong = 1779;

    [Fact]
    public void NoMoreLinesAreTooLong()
    {
        string[] projects = ["harness", "tests/ImageBench.Tests", "tests/ImageBench.EngineTests", "tests/ImageBench.Benchmarks"];
        var files = projects
            .SelectMany(project => HouseFile.Under(project).Select(file => file with { Path = $"{project}/{file.Path}" }))
            .Where(file => file.IsSource)
            .ToList();

        var longLines = files.Sum(file => LongLines.In(file.Text)?.Count ?? 0);

        Assert.True(
            longLines <= StillLong,
            $"{longLines} lines are too long, {StillLong} were before." + Environment.NewLine
                + string.Join(Environment.NewLine, files.Select(file => LongLines.Sentence(file.Path, file.Text)).OfType<string>()));
    }

    [Fact]
    public void AFileWithLongLinesIsToldWithTheFirst()
    {
        var text = string.Join("\r\n", "", new string('a', 140), new string('b', 141), "", new string('c', 200));

        Assert.Equal("A.cs has 2 lines of more than 140 characters, the first is line 3: break them.", LongLines.Sentence("A.cs", text));
        Assert.Equal("A.cs, line 2, has more than 140 characters: break it.", LongLines.Sentence("A.cs", "\n" + new string('a', 141)));
        Assert.Null(LongLines.Sentence("A.cs", new string('a', 140)));
    }
}
