using ImageBench.Engine.BuildKit;

namespace ImageBench.Tests.Engine.BuildKit;

/// <summary>What is told behind a builder's own words.</summary>
public class FailureRemedyTests
{
    private const string OldFrontend = "failed to solve with frontend dockerfile.v0: failed to create LLB definition: ";
    private const string Newer = "begin the Dockerfile with '# syntax=docker/dockerfile:1', or build on Docker 23 or later";

    [Theory]
    [InlineData("secret npm.rc: not found", "--secret id=npm.rc,env=VARIABLE or --secret id=npm.rc,src=FILE, or as secrets")]
    [InlineData("secret npmrc not found: not found", "--secret id=npmrc,env=VARIABLE or --secret id=npmrc,src=FILE, or as secrets")]
    [InlineData("SSH agent git hub is not given to this build", "--ssh, or as ssh")]
    [InlineData("rpc error: code = NotFound desc = SSH agent default is not given to this build", "--ssh, or as ssh")]
    public void WhatAStepAsksForAndDoesNotGetIsToBeGiven(string reason, string given) =>
        Assert.Equal($"{reason}: give it with {given} in scenario.yaml", FailureRemedy.After(reason));

    [Theory]
    [InlineData("dockerfile parse error line 3: unknown instruction: CREATE")]
    [InlineData("dockerfile parse error line 3: Unknown flag: link")]
    [InlineData("failed to process \"golang:${V%%.*}\": missing ':' in substitution")]
    public void WhatAnOldFrontendDoesNotKnowIsForANewerOne(string words) => Assert.Equal(
        $"{OldFrontend}{words}: the frontend of this engine knows no here-documents, COPY --link, ${{V#prefix}} and others; {Newer}",
        FailureRemedy.After(OldFrontend + words));

    [Fact]
    public void NamedContextsAreForANewerOne() => Assert.Equal(
        "x: unsupported frontend capability moby.buildkit.frontend.contexts: the frontend of this engine knows no named contexts; " + Newer,
        FailureRemedy.After("x: unsupported frontend capability moby.buildkit.frontend.contexts"));

    [Theory]
    [InlineData("")]
    [InlineData("dockerfile parse error on line 3: unknown instruction: CREATE")]
    [InlineData(OldFrontend + "dockerfile parse error line 4: invalid name for build stage: \"0b\"")]
    [InlineData("failed to compute cache key: \"/secret app\" not found: not found")]
    [InlineData("secret store is sealed")]
    [InlineData("secret $(reboot): not found")]
    [InlineData("secret a;b: not found")]
    public void OtherwiseTheBuildersWordsAreLeftAlone(string reason) => Assert.Equal(reason, FailureRemedy.After(reason));
}
