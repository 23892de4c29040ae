using ImageBench.Engine.BuildKit.Trace;

namespace ImageBench.Tests.Engine.BuildKit;

public class StepNameTests
{
    [Theory]
    [InlineData("[2/4] RUN go build", null, 2, "RUN go build")]
    [InlineData("[build 2/4] RUN go build", "build", 2, "RUN go build")]
    [InlineData("[build  2/10] RUN go build", "build", 2, "RUN go build")]
    [InlineData("[ 2/10] RUN go build", null, 2, "RUN go build")]
    [InlineData("[10/10] RUN go build", null, 10, "RUN go build")]
    [InlineData("[stage-1 1/1] COPY --from=build /a /b", "stage-1", 1, "COPY --from=build /a /b")]
    [InlineData("[my-build.v2_x 3/12] WORKDIR /src", "my-build.v2_x", 3, "WORKDIR /src")]
    [InlineData("[linux/amd64 build 2/4] RUN x", "build", 2, "RUN x")]
    [InlineData("[linux/arm/v7 2/4] RUN x", null, 2, "RUN x")]
    [InlineData("[linux/amd64->arm64 build 2/4] RUN x", "build", 2, "RUN x")]
    [InlineData("[linux/amd64  2/10] RUN x", null, 2, "RUN x")]
    [InlineData("[2/4] RUN echo [3/4] x", null, 2, "RUN echo [3/4] x")]
    [InlineData("[2/4] RUN <<EOF\nmake\nEOF", null, 2, "RUN <<EOF\nmake\nEOF")]
    public void OfADockerfilesStepHasItsStageAndNumber(string name, string? stage, int number, string instruction) =>
        Assert.Equal(new StepName(stage, number, instruction), StepName.Parse(name));

    [Theory]
    [InlineData("[internal] load build context")]
    [InlineData("[internal] load metadata for docker.io/library/alpine:3.22")]
    [InlineData("exporting to image")]
    [InlineData("copy /context /")]
    [InlineData("[auth] library/golang:pull token for registry-1.docker.io")]
    [InlineData("")]
    public void OfTheBuildersOwnStepIsItsInstruction(string name) => Assert.Equal(new StepName(null, null, name), StepName.Parse(name));
}
