namespace ImageBench.Tests.Scenarios.Files;

public class ParentYamlTests
{
    [Theory]
    [InlineData(
        "parents:\n  GO_IMAGE: { hub: 'golang:1.25-alpine', debian: imagebench/go }",
        "2: parents.GO_IMAGE.hub is 'golang:1.25-alpine', but Dockerfile.multi:1 defaults to 'golang:1.24-alpine'. Make them agree: the "
            + "base set hub builds with the defaults.",
        "2: parents.GO_IMAGE.hub is 'golang:1.25-alpine', but Dockerfile.single:1 defaults to 'golang:1.24-alpine'. Make them agree: the "
            + "base set hub builds with the defaults.")]
    [InlineData(
        "parents:\n  GO_IMAG: { hub: x }",
        "2: parents.GO_IMAG is declared by no Dockerfile. Write 'GO_IMAGE', or declare it: write ARG GO_IMAG=IMAGE before the first "
            + "FROM, and FROM ${GO_IMAG}.")]
    [InlineData(
        "parents:\n  LDFLAGS: { hub: x }",
        "2: parents.LDFLAGS is declared by no Dockerfile. Write ARG LDFLAGS=IMAGE before the first FROM, and FROM ${LDFLAGS}.")]
    [InlineData(
        "parents:\n  GO_IMAGE: { hup: x }",
        "2: there is no key 'parents.GO_IMAGE.hup'. Write 'hub': the keys of parents.GO_IMAGE are hub, debian.",
        "2: parents.GO_IMAGE names no image. Write GO_IMAGE: { hub: \"alpine:3.22\", debian: \"imagebench/busybox\" }.")]
    [InlineData(
        "parents:\n  GO_IMAGE: golang:1.24-alpine",
        "2: parents.GO_IMAGE must be a map of keys, not 'golang:1.24-alpine'. Write GO_IMAGE: { hub: \"alpine:3.22\", debian: "
            + "\"imagebench/busybox\" }.")]
    [InlineData(
        "variants:\n  single: { args: { GO_IMAGE: x } }\n  multi:\nparents:\n  GO_IMAGE: { debian: x }",
        "5: parents.GO_IMAGE is also an argument of variant 'single', and both cannot hold. Remove one of the two.")]
    public void ParentsAreChecked(string yaml, params string[] mistakes) => Assert.Equal(mistakes, SampleScenarios.MistakesOf(yaml));

    [Fact]
    public void AParentThatADockerfileGivesNoDefaultIsTold()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add("app", "parents: { GO_IMAGE: { hub: 'golang:1.24-alpine' } }");
        scenarios.Write("app/Dockerfile.single", "\nARG GO_IMAGE\nFROM $GO_IMAGE");
        scenarios.Write("app/Dockerfile.multi", "ARG GO=1.24\nARG GO_IMAGE=golang:${GO}-alpine\nFROM $GO_IMAGE");

        Assert.Equal(
            ["scenarios/app/scenario.yaml:1: parents.GO_IMAGE.hub is 'golang:1.24-alpine', but Dockerfile.single:2 gives GO_IMAGE no "
                + "default. Write ARG GO_IMAGE=golang:1.24-alpine there."],
            scenarios.Mistakes());
    }

    [Fact]
    public void AVariantsArgumentsArePartOfTheDefaultThatHubMustBe()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Write("app/Dockerfile", "ARG GO=1.24\nARG GO_IMAGE=golang:${GO}-alpine\nFROM $GO_IMAGE");
        scenarios.Write(
            "app/scenario.yaml",
            "variants:\n  new: { dockerfile: Dockerfile }\n  old: { dockerfile: Dockerfile, args: { GO: '1.23' } }\nparents:\n  "
                + "GO_IMAGE: { hub: 'golang:1.24-alpine' }");

        Assert.Equal(
            ["scenarios/app/scenario.yaml:5: parents.GO_IMAGE.hub is 'golang:1.24-alpine', but Dockerfile:2 defaults to "
                + "'golang:1.23-alpine'. Make them agree: the base set hub builds with the defaults."],
            scenarios.Mistakes());
    }
}
