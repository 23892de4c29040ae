using System.Text;
using ImageBench.Model;
using ImageBench.Results.Csv;

namespace ImageBench.Tests.Results.Csv;

public class RowFileTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a,b\n1,2\n")]
    [InlineData("a,b\n1,2", "a,b\n")]
    [InlineData("a,b\n1,\"x\ny\"\n", "a,b\n1,\"x\ny\"\n")]
    [InlineData("a,b,c\n1,\"x\n", "a,b,c\n")]
    [InlineData("a,b,c\n1,\"x,2\n1,y,2\n", "a,b,c\n1,\"x,2\n1,y,2\n")]
    [InlineData("a", "")]
    public void ARowIsWholeWhereItsLineEndsInNoCellAndOneWithAStrayQuoteIsLeftToBeTold(string file, string whole) =>
        Assert.Equal(whole.Length, RowFile.WholeLength(Encoding.ASCII.GetBytes(file)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NothingIsAddedThroughALinkBeItToNothing(bool isThere)
    {
        using var folder = new TempFolder();
        var (outside, link) = (Path.Combine(folder.Path, "outside"), Path.Combine(folder.Path, "checks.csv"));
        if (isThere)
            File.WriteAllText(outside, "mine");
        File.CreateSymbolicLink(link, outside);

        var fault = Assert.Throws<Fault>(() => RowFile.Append(link, "a\n", "1\n"));

        Assert.Contains("it is a link and not a file", fault.Message, StringComparison.Ordinal);
        Assert.Equal(isThere ? "mine" : null, File.Exists(outside) ? File.ReadAllText(outside) : null);
    }
}
