using ImageBench.Model.Builds;
using ImageBench.Statistics.Timelines;

namespace ImageBench.Tests.Statistics.Timelines;

public class BuildTimelineTests
{
    // As an engine named them: the last stage first, the first one in the middle.
    private static readonly Step[] Steps =
    [
        Made("run", 1, "FROM busybox", 0, 0.1),
        Own("load the context", 0, 0.3),
        Made("docs", 1, "RUN make docs", 1, 2, 0),
        Made("build", 1, "FROM go", 0, 0.2),
        Made("build", 3, "RUN go build", 1, 8, 5),
        Made("build", 2, "COPY . .", 0.5, 0.5, 1, 3),
        Made("run", 2, "COPY --from=build /app /app", 9, 1, 0, 4),
        Own("a wink", 0, 0.001),
    ];

    [Fact]
    public void StagesComeBehindThoseThatTheyWaitForAndStepsInTheirOrder()
    {
        var timeline = BuildTimeline.Of(Steps, [])!;

        Assert.Equal([null, "build", "run", "docs"], timeline.Stages.Select(stage => stage.Name));
        Assert.Equal(["FROM go", "COPY . .", "RUN go build"], timeline.Stages[1].Steps.Select(step => step.Step.Instruction));
        Assert.Equal(["load the context"], timeline.Stages[0].Steps.Select(step => step.Step.Name));
        Assert.Equal(TimeSpan.FromSeconds(10), timeline.End);
        Assert.Equal(TimeSpan.FromSeconds(8.7), timeline.Stages[1].Work);
    }

    [Fact]
    public void WhereTheDockerfileIsKnownItsOrderCounts() => Assert.Equal(
        [null, "docs", "build", "run"],
        BuildTimeline.Of(Steps, ["docs", "BUILD", "run"])!.Stages.Select(stage => stage.Name));

    [Fact]
    public void WhatTheBuildWaitedForIsMarked() => Assert.Equal(
        ["COPY --from=build /app /app", "COPY . .", "FROM go", "RUN go build"],
        BuildTimeline.Of(Steps, [])!.Stages
            .SelectMany(stage => stage.Steps)
            .Where(step => step.IsCritical)
            .Select(step => step.Step.Instruction)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void StagesThatWaitForEachOtherInACircleAreToldAllTheSame()
    {
        Step[] circle = [Made("a", 1, "RUN a", 0, 1, 1), Made("b", 1, "RUN b", 0, 1, 0), Made("a", 2, "RUN c", 1, 1, 7, -1)];

        Assert.Equal(["a", "b"], BuildTimeline.Of(circle, [])!.Stages.Select(stage => stage.Name).Order());
    }

    [Fact]
    public void OfStepsWithoutTimesThereIsNone() =>
        Assert.Null(BuildTimeline.Of([new Step("x", "run", 1, "RUN x", null, null, Cached: false, null)], []));

    private static Step Made(string stage, int number, string instruction, double start, double seconds, params int[] inputs) =>
        new(instruction, stage, number, instruction, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(seconds), Cached: false, null)
        {
            Inputs = inputs,
        };

    private static Step Own(string name, double start, double seconds) =>
        new(name, null, null, "", TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(seconds), Cached: false, null);
}
