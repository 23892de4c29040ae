namespace ImageBench.Tests.Scenarios.Files;

/// <summary>Where the folders lie that a scenario.yaml gives to its builds.</summary>
public class NamedContextYamlTests
{
    [Fact]
    public void ANamedContextMayLieBesideTheScenarioInItsRepositoryAndNoLinkLeadsOut()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("sub/app", "contexts: { assets: ../assets, out: ../link }");
        scenarios.Write("sub/assets/logo.svg", "<svg/>");
        Directory.CreateSymbolicLink(Path.Combine(scenarios.Path, "sub/link"), "/etc");

        Assert.Equal(2, scenarios.Read(Path.Combine(scenarios.Path, "sub/app")).Mistakes.Count);

        scenarios.Write("sub/.git/HEAD", "");

        Assert.StartsWith(
            "contexts.out '../link' lies outside",
            Assert.Single(scenarios.Read(Path.Combine(scenarios.Path, "sub/app")).Mistakes).What,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ANamedContextIsNotTheWholeRepositoryWithWhatGitKeeps()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("sub/app", "contexts: { all: .. }");
        scenarios.Write("sub/.git/config", "");

        Assert.Equal(
            "contexts.all '..' holds a .git, whose configuration may hold logins",
            Assert.Single(scenarios.Read(Path.Combine(scenarios.Path, "sub/app")).Mistakes).What);
    }

    [Fact]
    public void LinksWithoutAnEndLieOutside()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("app", "contexts: { a: loop }");
        Directory.CreateSymbolicLink(Path.Combine(scenarios.Path, "app/loop"), "loop/x");

        Assert.StartsWith(
            "contexts.a 'loop' lies outside",
            Assert.Single(scenarios.Read(Path.Combine(scenarios.Path, "app")).Mistakes).What,
            StringComparison.Ordinal);
    }
}
