using ImageBench.Results.Csv;

namespace ImageBench.Tests.Results.Csv;

public class FormulaTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'=1", "''=1")]
    [InlineData("''=1", "'''=1")]
    [InlineData("'", "'")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    public void IsDisarmedAndComesBackAsItWas(string text, string cell)
    {
        Assert.Equal(cell, Formula.Disarm(text));
        Assert.Equal(text, Formula.Restore(cell));
    }
}
