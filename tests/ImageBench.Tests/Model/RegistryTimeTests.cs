using ImageBench.Model.Builds;

namespace ImageBench.Tests.Model;

public class RegistryTimeTests
{
    [Fact]
    public void QuestionsThatAreAskedSideBySideCountOnce()
    {
        Step[] steps =
        [
            Asked("[internal] load build definition from Dockerfile", 0, 9),
            Asked("resolve image config for docker.io/docker/dockerfile:1", 1, 2),
            Asked("[internal] load metadata for docker.io/library/golang:1", 4, 3),
            Asked("[internal] load metadata for docker.io/library/alpine:3", 5, 1),
            Asked("[internal] load metadata for docker.io/library/busybox:1", 6, 2),
            Asked("importing cache manifest from registry/cache", 10, 5),
        ];

        Assert.Equal(Some.Seconds(6), RegistryTime.Of(steps));
    }

    [Fact]
    public void ABuilderThatTellsOfNoQuestionHasNone() => Assert.Null(RegistryTime.Of([Asked("[1/2] FROM golang", 0, 5)]));

    [Fact]
    public void AQuestionWithoutAnEndIsNotCounted() => Assert.Null(
        RegistryTime.Of([new Step("[internal] load metadata for a", null, null, "", Some.Seconds(1), null, Cached: false, Error: null)]));

    private static Step Asked(string name, double began, double seconds) =>
        new(name, null, null, "", Some.Seconds(began), Some.Seconds(seconds), Cached: false, Error: null);
}
