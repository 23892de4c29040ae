namespace ImageBench.Tests.House.Lines;

public class LongLinesTests
{
    [Fact]
    public void NoLineIsTooLong()
    {
        string[] projects = ["harness", "tests/ImageBench.Tests", "tests/ImageBench.EngineTests", "tests/ImageBench.Benchmarks"];
        var files = projects
            .SelectMany(project => HouseFile.Under(project).Select(file => file with { Path = $"{project}/{file.Path}" }))
            .Where(file => file.IsSource || file.IsTemplate)
            .ToList();

        var sentences = files.Select(file => LongLines.Sentence(file.Path, file.Text)).OfType<string>().ToList();
        Assert.True(sentences.Count == 0, string.Join(Environment.NewLine, sentences));
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
