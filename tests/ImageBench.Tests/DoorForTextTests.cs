namespace ImageBench.Tests;

/// <summary>Text from outside has one door: nothing else here judges letters, writes to a terminal or makes markup for one.</summary>
public class DoorForTextTests
{
    [Theory]
    [InlineData("IsControl(", "")]
    [InlineData("UnicodeCategory.", "Model/PlainText.cs")]
    [InlineData("new Markup(", "")]
    [InlineData("MarkupLine", "")]
    [InlineData("Markup.Escape", "")]
    [InlineData("EscapeMarkup", "")]
    [InlineData("MarkupString", "")]
    [InlineData("AddMarkupContent", "Reports/Page/Blocks/RawElement.cs")]
    [InlineData("Console.Write", "")]
    [InlineData("Console.Out", "Program.cs")]
    [InlineData("Console.Error", "Program.cs")]
    [InlineData("OpenStandard", "")]
    public void OneFileAloneDoesThat(string words, string file)
    {
        var harness = Path.Combine(Repository.Root, "harness");
        List<string> files =
        [
            .. Directory.EnumerateFiles(harness, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path) is ".cs" or ".razor")
                .Where(path => File.ReadAllText(path).Contains(words, StringComparison.Ordinal))
                .Select(path => Path.GetRelativePath(harness, path).Replace('\\', '/'))
                .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)),
        ];

        Assert.True(
            files.TrueForAll(path => path == file),
            $"{words} stands in {string.Join(" and ", files)}: text from outside is made safe by Model/PlainText, written by "
            + "Cli/Displays/PlainWriter, drawn by Cli/Displays/LiveScreen and escaped by the templates of Reports/Page; let the text go "
            + "through them.");
        Assert.Equal(file.Length > 0 ? 1 : 0, files.Count);
    }
}
