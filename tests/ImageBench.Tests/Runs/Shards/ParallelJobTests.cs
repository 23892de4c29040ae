using ImageBench.Model.Nodes;
using ImageBench.Runs.Shards;

namespace ImageBench.Tests.Runs.Shards;

public class ParallelJobTests
{
    [Theory]
    [InlineData("CI_NODE_INDEX=2 CI_NODE_TOTAL=6 CI_PIPELINE_ID=77", "2/6", "gitlab-77")]
    [InlineData("CIRCLE_NODE_INDEX=0 CIRCLE_NODE_TOTAL=4 CIRCLE_WORKFLOW_ID=a-b", "1/4", "circleci-a-b")]
    [InlineData("BUILDKITE_PARALLEL_JOB=3 BUILDKITE_PARALLEL_JOB_COUNT=4 BUILDKITE_BUILD_ID=c", "4/4", "buildkite-c")]
    [InlineData("STRATEGY_JOB_INDEX=1 STRATEGY_JOB_TOTAL=3 GITHUB_RUN_ID=9 GITHUB_RUN_ATTEMPT=2", "2/3", "github-9")]
    [InlineData("JOB_COMPLETION_INDEX=0 JOB_COMPLETIONS=2", "1/2", null)]
    [InlineData("JOB_COMPLETION_INDEX=5", null, null)]
    [InlineData("CI_NODE_INDEX=7 CI_NODE_TOTAL=6", null, null)]
    [InlineData("CIRCLE_NODE_INDEX= CIRCLE_NODE_TOTAL=", null, null)]
    [InlineData("STRATEGY_JOB_INDEX=-1 STRATEGY_JOB_TOTAL=3", null, null)]
    public void IsWhatTheSystemSays(string variables, string? portion, string? name)
    {
        var set = variables.Split(' ').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var job = new ParallelJob(set.GetValueOrDefault);

        Assert.Equal((portion, name), (job.Portion?.ToString(), job.RunName));
    }

    [Theory]
    [InlineData("1/1", true)]
    [InlineData("6/6", true)]
    [InlineData("0/6", false)]
    [InlineData("7/6", false)]
    [InlineData("1/0", false)]
    [InlineData("2", false)]
    [InlineData("2/6/1", false)]
    [InlineData("+2/6", false)]
    [InlineData(" 2/6", false)]
    [InlineData("1/99999999999", false)]
    public void APortionIsOneOfSeveralFromOneOn(string text, bool isOne) =>
        Assert.Equal(isOne ? text : null, RunPortion.Parse(text)?.ToString());
}
