using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;

namespace ImageBench.Tests.Advice.Rewrites;

/// <summary>
/// Dockerfiles of as many steps as are rewritten, in which a rewrite that held each step against each, and read it anew for that, would
/// take minutes. None of them is timed here: they have to come to their end, and what is found in them is right.
/// </summary>
public class WorstDockerfileTests
{
    private const int Steps = 990;

    [Theory]
    [InlineData("RUN chown -\n", "RUN rm /none\n", null)]
    [InlineData("RUN rm /none\n", "RUN true\n", null)]
    [InlineData("RUN apt-get install -y a\n", "RUN rm /none\n", null)]
    [InlineData("COPY a /x/a\n", "RUN chmod 1 /y && rm /z\n", null)]
    [InlineData("WORKDIR a\n", "RUN rm none\n", null)]
    [InlineData("RUN wget http://a/b\n", "RUN rm b\n", "RUN wget http://a/b \\\n && rm b\n")]
    public void AllRewritesComeToTheirEnd(string repeated, string last, string? joined)
    {
        var source = DockerfileSource.Parse("FROM debian:13\nWORKDIR /a\n" + string.Concat(Enumerable.Repeat(repeated, Steps)) + last);
        Assert.True(source.IsCertain);

        var found = RewriteList.All.ToDictionary(rewrite => rewrite.Name, rewrite => rewrite.Apply(source, RewriteFacts.None)?.Text.Text);

        if (joined is null)
            Assert.Null(found["removal-in-same-layer"]);
        else
            Assert.EndsWith(repeated + joined, found["removal-in-same-layer"], StringComparison.Ordinal);
    }
}
