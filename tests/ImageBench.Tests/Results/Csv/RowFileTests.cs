using System.Text;
using ImageBench.Results.Csv;

namespace ImageBench.Tests.Results.Csv;

public class RowFileTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a,b\n1,2\n")]
    [InlineData("a,b\n1,2", "a,b\n")]
    [InlineData("a,b\n1,\"x\ny\"\n", "a,b\n1,\"x\ny\"\n")]
    [InlineData("a,b\n1,\"x\n", "a,b\n")]
    [InlineData("a", "")]
    public void ARowIsWholeWhereItsLineEndsInNoCell(string file, string whole) =>
        Assert.Equal(whole.Length, RowFile.WholeLength(Encoding.ASCII.GetBytes(file)));
}
