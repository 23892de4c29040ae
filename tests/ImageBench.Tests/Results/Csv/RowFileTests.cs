using System.Text;
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
}
