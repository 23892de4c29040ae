using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;
using ImageBench.Model;

namespace ImageBench.Tests.Advice.Rewrites;

/// <summary>
/// Dockerfiles of as many steps as are rewritten, or of very many files, in which a rewrite that held each against each, and read it anew
/// for that, would take minutes. None of them is timed here: they have to come to their end, and what is found in them is right.
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

    [Fact]
    public void ManyStepsThatUseOneCacheAskForMemoryByTheirNumber()
    {
        var step = "RUN --mount=type=cache,target=/x go build -ldflags=\"-X a=$(b \"c\")\" -o /tmp/a\n";
        var source = DockerfileSource.Parse("FROM golang:1.24\n" + string.Concat(Enumerable.Repeat(step, Steps)));
        Assert.True(source.IsCertain);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var rewritten = Named("go-cache-mount").Apply(source, RewriteFacts.None);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 200 * 1024 * 1024);
        Assert.Equal(Steps, rewritten!.Text.Text.Split("target=/root/.cache/go-build ").Length - 1);
    }

    [Fact]
    public void VeryManyFilesOfOneCopyGetTheirModeThere()
    {
        string[] names = [.. Enumerable.Range(1_000, 3_000).Select(number => $"f{number}")];
        var context = new ContextFacts([.. names.Select(name => new ContextFile(name, new ByteSize(1)))], null);
        var copied = $"{string.Join(' ', names)} /srv/\n";
        var paths = string.Join(' ', names.Select(name => $"/srv/{name}"));
        var source = DockerfileSource.Parse($"FROM debian:13\nCOPY {copied}RUN chmod 644 {paths}\n");
        Assert.True(source.IsCertain);

        var rewritten = Named("copy-chmod").Apply(source, new RewriteFacts { Context = context });

        Assert.Equal($"FROM debian:13\nCOPY --chmod=644 {copied}", rewritten?.Text.Text);
    }

    [Fact]
    public void EachOfVeryManyProjectsGetsALineOfTheIgnoreFile()
    {
        const int projects = 20_000;
        var files = Enumerable.Range(0, projects).SelectMany(number => (ContextFile[])
        [
            new($"p{number}/bin/Debug/app.dll", new ByteSize(2)), new($"p{number}/app.csproj", new ByteSize(1)),
        ]);
        var context = new ContextFacts([.. files], null);
        var source = DockerfileSource.Parse("FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY . .\nRUN dotnet publish -o /app\n");

        var rewritten = Named("ignore-file").Apply(source, new RewriteFacts { Context = context })!;

        Assert.Equal(projects, rewritten.Ignored.Count(line => line is { Files: 1, Bytes.Bytes: 2 }));
        var after = context.With(rewritten.IgnoreFile!, rewritten.Ignored.Select(line => line.Pattern));
        Assert.Equal(projects, after.Files.Count(file => file.IsSent));
        Assert.Null(Named("ignore-file").Apply(source, new RewriteFacts { Context = after }));
    }

    private static Rewrite Named(string name) => RewriteList.All.Single(rewrite => rewrite.Name == name);
}
