using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running;

namespace ImageBench.Tests.Running;

public class RunSetupTests
{
    [Fact]
    public void BuildsGetTheMachinesProxiesUnlessTheVariantNamesItsOwn()
    {
        var setup = new RunSetup(
            Some.Run().Options, BaseSet.Hub, [], new RunLabel("the run"), (_, _, _) => throw new NotSupportedException())
        {
            UnaskedArguments = new Dictionary<string, string> { ["http_proxy"] = "http://proxy:3128", ["no_proxy"] = "localhost" },
        };
        var variant = new Variant("v", "/v", null, new Dictionary<string, string> { ["no_proxy"] = "mine", ["A"] = "1" });

        Assert.Equal(
            ["A=1", "http_proxy=http://proxy:3128", "no_proxy=mine"],
            setup.Arguments(Some.Scenario(), variant).Select(argument => $"{argument.Key}={argument.Value}"));
    }
}
