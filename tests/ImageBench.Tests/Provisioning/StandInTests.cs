using ImageBench.Provisioning.Parents;

namespace ImageBench.Tests.Provisioning;

public sealed class StandInTests
{
    [Theory]
    [InlineData("node:20", "imagebench/node")]
    [InlineData("docker.io/library/node:20-slim", "imagebench/node-slim")]
    [InlineData("localhost:5000/golang", "imagebench/go")]
    [InlineData("gcc:14", "imagebench/c")]
    [InlineData("mcr.microsoft.com/dotnet/sdk:10.0@sha256:aa", "imagebench/dotnet-sdk")]
    [InlineData("team/base:1", null)]
    [InlineData("alpine:3", null)]
    public void APublicImageHasOneThatIsLikeIt(string image, string? like) => Assert.Equal(like, StandIn.Like(image));
}
