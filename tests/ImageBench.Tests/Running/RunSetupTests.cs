using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running;

namespace ImageBench.Tests.Running;

public class RunSetupTests
{
    [Theory]
    [InlineData("buildkit", "A=1 HTTP_PROXY=http://proxy:3128 NO_PROXY=mine SOURCE_DATE_EPOCH=1700000000")]
    [InlineData(
        "classic",
        "A=1 ALL_PROXY=socks5://proxy:1080 HTTP_PROXY=http://proxy:3128 NO_PROXY=mine all_proxy=socks5://proxy:1080 "
            + "http_proxy=http://proxy:3128 no_proxy=localhost")]
    [InlineData(
        "buildah",
        "A=1 ALL_PROXY=socks5://proxy:1080 HTTP_PROXY=http://proxy:3128 NO_PROXY=mine SOURCE_DATE_EPOCH=1700000000 "
            + "all_proxy=socks5://proxy:1080 http_proxy=http://proxy:3128 no_proxy=localhost")]
    public void BuildsGetWhatDockersClientOfThatBuilderGivesThemUnlessTheVariantNamesItsOwn(string builder, string arguments)
    {
        var setup = new RunSetup(
            Some.Run().Options, BaseSet.Hub, [], new RunLabel("the run"), (_, _, _) => throw new NotSupportedException())
        {
            UnaskedArguments = new UnaskedArguments(new Dictionary<string, string>
            {
                ["HTTP_PROXY"] = "http://proxy:3128",
                ["NO_PROXY"] = "localhost",
                ["ALL_PROXY"] = "socks5://proxy:1080",
                ["SOURCE_DATE_EPOCH"] = "1700000000",
            }),
        };
        var variant = new Variant("v", "/v", null, new Dictionary<string, string> { ["NO_PROXY"] = "mine", ["A"] = "1" });

        Assert.Equal(
            arguments,
            string.Join(
                ' ',
                setup.Arguments(Some.Scenario(), variant, Words.Find<Builder>(builder)!.Value)
                    .Select(argument => $"{argument.Key}={argument.Value}")));
    }
}
