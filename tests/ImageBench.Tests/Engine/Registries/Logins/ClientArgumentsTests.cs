using ImageBench.Engine.Registries.Logins;

namespace ImageBench.Tests.Engine.Registries.Logins;

public class ClientArgumentsTests
{
    [Theory]
    [InlineData("1700000000", "1700000000")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void TheDateOfTheEnvironmentIsGivenWhereItIsSet(string? variable, string? given) => Assert.Equal(
        given,
        ClientArguments.Read("unix:///nowhere", name => name == "SOURCE_DATE_EPOCH" ? variable : "other")
            .GetValueOrDefault("SOURCE_DATE_EPOCH"));
}
