using ImageBench.Engine;
using ImageBench.Engine.Wire;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Tests.Engine.Wire;

namespace ImageBench.Tests.Engine;

public class BuildCallTests
{
    [Fact]
    public async Task WhatAStepPrintedIsKeptWithoutTheSecretsThatTheBuildWasGiven()
    {
        var way = new PlayedWay();
        var hidden = new HiddenWords(["compiling"u8.ToArray()], []);

        var outcome = await new BuildCall(way, TimeSpan.FromMinutes(1), hidden, TimeProvider.System)
            .Run(_ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(BuildStatus.Built, outcome.Status);
        Assert.Contains(way.Log.Trace.Steps, step => step.LogTail.Contains("compiling"));
        Assert.Equal(["***", "b"], outcome.Steps.Single(step => step.LogTail.Count > 0).LogTail);
        Assert.DoesNotContain(outcome.Steps, step => step.Instruction.Contains("compiling", StringComparison.Ordinal));
    }

    // An engine that has said all of a build that passed.
    private sealed class PlayedWay : IBuildWay
    {
        public BuildWay Name => BuildWay.Tar;

        public BuildLog Log { get; } = RecordedBuild.Read("classic-passed", new ImageBench.Engine.Classic.ClassicTrace());

        public ByteSize Sent => default;

        public Task Run(Action<string> tell, Func<TimeSpan> elapsed, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
