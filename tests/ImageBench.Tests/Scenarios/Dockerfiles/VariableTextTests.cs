using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Tests.Scenarios.Dockerfiles;

public class VariableTextTests
{
    private static readonly Dictionary<string, string> Values = new() { ["A"] = "x", ["EMPTY"] = "" };

    [Theory]
    [InlineData("$A-${A}$NONE", "x-x")]
    [InlineData("$AB", "")]
    [InlineData("${A:-y}${EMPTY:-y}${NONE:-y}", "xyy")]
    [InlineData("${A-y}${EMPTY-y}${NONE-y}", "xy")]
    [InlineData("${A:+y}${EMPTY:+y}${NONE:+y}", "y")]
    [InlineData("${A+y}${EMPTY+y}${NONE+y}", "yy")]
    [InlineData("${NONE:-${A}}!", "x!")]
    [InlineData("${NONE:-a:b/c@d}", "a:b/c@d")]
    [InlineData("\\$A \\\\", "$A \\")]
    [InlineData("$ $1 ${ ${A ${A:?no} ${A:-", "$ $1 ${ ${A ${A:?no} ${A:-")]
    public void VariablesAreFilledInAsDockerDoes(string text, string expanded) => Assert.Equal(expanded, VariableText.Expand(text, Values, '\\'));
}
