using System.Text.Json;
using ImageBench.Engine.Classic;
using ImageBench.Model.Builds;

namespace ImageBench.Tests.Engine.Classic;

/// <summary>The lines are those that Podman 4.3.1 (buildah 1.28.2) was heard to say.</summary>
public class BuildahTraceTests
{
    private static readonly string Id = new('a', 64);

    private readonly BuildahTrace _trace = new();

    [Fact]
    public void StepsOfTwoStagesAreToldWithTheirStagesAndTimes()
    {
        Say(
            "[1/2] STEP 1/3: FROM imagebench/busybox AS build\n",
            "[1/2] STEP 2/3: RUN echo hello\n",
            "hello\n",
            "--> dd651291dad\n",
            "[1/2] STEP 3/3: WORKDIR /app\n",
            "--> 85db63a0fd9\n",
            "[2/2] STEP 1/2: FROM imagebench/busybox\n",
            "[2/2] STEP 2/2: COPY --from=build /x /x\n",
            "[2/2] COMMIT\n",
            "--> d2b3096557a\n",
            "Successfully built d2b3096557a2\n");

        Assert.Equal(
            [
                "FROM imagebench/busybox AS build (build) 1 s",
                "RUN echo hello (build) 3 s",
                "WORKDIR /app (build) 2 s",
                "FROM imagebench/busybox () 1 s",
                "COPY --from=build /x /x () 1 s",
            ],
            _trace.Steps.Select(Text));
        Assert.Equal([1, 2, 3, 4, 5], _trace.Steps.Select(step => step.Number!.Value));
        Assert.Equal(["dd651291dad", "85db63a0fd9", "d2b3096557a"], _trace.ImageIds);
        Assert.Equal(["hello"], _trace.LogTail);
        Assert.Equal([[], ["hello"], [], [], []], _trace.Steps.Select(step => step.LogTail));
    }

    [Fact]
    public void WhatCameFromTheCacheIsToldAndIsNoImageOfThisBuild()
    {
        Say(
            "STEP 1/3: FROM a\n",
            "STEP 2/3: RUN b\n",
            $"--> Using cache {Id}\n",
            "--> aaaaaaaaaaa\n",
            "STEP 3/3: RUN c\n",
            "--> ccccccccccc\n");

        Assert.Equal([false, true, false], _trace.Steps.Select(step => step.Cached));
        Assert.Equal(["ccccccccccc"], _trace.ImageIds);
    }

    [Fact]
    public void WhatAStepPrintsIsNoStepAndNoCache()
    {
        Say(
            "STEP 1/3: FROM a\n",
            "STEP 2/3: RUN cat log\n",
            "STEP 1/3: FROM b\n",
            "STEP 3/9: RUN forged\n",
            $"--> Using cache {Id}\n",
            "STEP 3/3: RUN real\n",
            "--> Using cache abc\n");

        Assert.Equal(["FROM a", "RUN cat log", "RUN real"], _trace.Steps.Select(step => step.Name));
        Assert.DoesNotContain(_trace.Steps, step => step.Cached);
    }

    [Fact]
    public void AFailureIsOfTheStepThatRan()
    {
        Say("STEP 1/2: FROM a\n", "STEP 2/2: RUN exit 3\n", "boo\n");
        _trace.Read(Message("error", "building at STEP \"RUN exit 3\": while running runtime: exit status 3\n"), Some.Seconds(9));

        Assert.Contains("exit status 3", _trace.Steps[1].Error, StringComparison.Ordinal);
        Assert.Equal(["boo"], _trace.LogTail);
    }

    private static string Text(Step step) =>
        FormattableString.Invariant($"{step.Name} ({step.Stage}) {step.Duration?.TotalSeconds} s");

    private static JsonElement Message(string name, string text) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, string> { [name] = text });

    // A line a second.
    private void Say(params string[] lines)
    {
        foreach (var (second, line) in lines.Index())
            _trace.Read(Message("stream", line), Some.Seconds(second));
    }
}
