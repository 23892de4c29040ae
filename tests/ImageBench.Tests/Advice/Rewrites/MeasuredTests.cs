using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Tests.Advice.Rewrites;

/// <summary>What rewrites take from what was measured of the unchanged image.</summary>
public class MeasuredTests
{
    private const string Made = "FROM debian:13\nRUN make-it /bulk\nRUN rm -rf /bulk\nCMD [\"true\"]\n";

    [Fact]
    public void ARemovalIsJoinedToTheStepThatWroteWhereTheWasteShowsWhichOneThatWas()
    {
        Assert.Null(Apply("removal-in-same-layer", Made, RewriteFacts.None));
        Assert.Null(Apply("removal-in-same-layer", Made, Image(("/other/file", 5_000), wastedOfFirst: 5_000)));
        Assert.Null(Apply("removal-in-same-layer", Made, Image(("/bulk/file", 5_000), wastedOfFirst: 0)));

        var joined = Apply("removal-in-same-layer", Made, Image(("/bulk/file", 5_000), wastedOfFirst: 5_000));

        Assert.Equal("FROM debian:13\nRUN make-it /bulk \\\n && rm -rf /bulk\nCMD [\"true\"]\n", joined?.Text.Text);
    }

    [Theory]
    [InlineData("pip-no-cache", "RUN pip install bottle", 30 + 4)] // What lies in pip's cache, and what is wasted.
    [InlineData("npm-cache-cleaned", "RUN npm ci", 4)]
    [InlineData("apt-no-recommends", "RUN apt-get install -y curl", 800)] // Anywhere: all that the Dockerfile added.
    [InlineData("go-stripped", "RUN go build -o /app .", 800)]
    public void WhatWasMeasuredBoundsWhatARewriteCanSave(string name, string step, long most)
    {
        var (before, rewrite) = (DockerfileSource.Parse($"FROM debian:13\n{step}\n"), Named(name));
        var facts = Image(("/x", 4), wastedOfFirst: 4) with
        {
            Folders = new Dictionary<string, ByteSize> { ["/root/.cache/pip"] = new(30), ["/root/.npm"] = new(0) },
        };

        var after = rewrite.Apply(before, facts)!.Text;

        Assert.Equal(new ByteSize(most), PossibleGain.Of([rewrite], before, after, facts, new ByteSize(800)));
        Assert.Null(PossibleGain.Of([rewrite], before, after, RewriteFacts.None, new ByteSize(800)));
    }

    [Theory]
    [InlineData("USER app\n", 800)]
    [InlineData("ENV HOME=/srv\n", 800)]
    [InlineData("RUN su app -c 'true'\n", 800)]
    [InlineData("RUN apk add --no-cache curl\n", 4)] // Of root's cache is known what it holds.
    public void CachesOfOthersThanRootAreNotMeasured(string user, long most)
    {
        var (before, rewrite) = (DockerfileSource.Parse($"FROM node:20\n{user}RUN npm ci\nUSER node\n"), Named("npm-cache-cleaned"));
        var facts = Image(("/x", 4), wastedOfFirst: 4) with { Folders = new Dictionary<string, ByteSize> { ["/root/.npm"] = new(0) } };

        Assert.Equal(
            new ByteSize(most), PossibleGain.Of([rewrite], before, rewrite.Apply(before, facts)!.Text, facts, new ByteSize(800)));
    }

    [Theory]
    [InlineData("+x", 0b111_101_101, "755")]
    [InlineData("u+x,g-w", 0b111_100_000, "740")]
    [InlineData("+x", 0, null)]
    [InlineData("+x", 0b100_111_101_101, null)] // It runs as its owner, which is more than a mode.
    public void TheModeOfAFileIsTheOneThatWasMeasured(string sign, int mode, string? copied)
    {
        const string after = "FROM debian:13\nCOPY --chmod={0} --from=golang:1.24 /out/server /server\nCMD [\"/server\"]\n";
        var before = after.Replace("--chmod={0} ", "", StringComparison.Ordinal)
            .Replace("CMD", $"RUN chmod {sign} /server\nCMD", StringComparison.Ordinal);

        var rewritten = Apply("copy-chmod", before, new RewriteFacts { Modes = new Dictionary<string, int> { ["/server"] = mode } });

        Assert.Equal(copied is null ? null : after.Replace("{0}", copied, StringComparison.Ordinal), rewritten?.Text.Text);
    }

    [Theory]
    [InlineData("go-scratch", "http.FileServer(http.Dir(\"page\"))", true)]
    [InlineData("go-distroless", "mime.TypeByExtension(\".csv\")", true)]
    [InlineData("go-scratch", "http.NotFoundHandler()", false)]
    public void TheTableByWhichGoCallsWhatItServesComesAlong(string name, string said, bool comes)
    {
        const string dockerfile = "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nCMD [\"/app\"]\n";
        var facts = new RewriteFacts
        {
            Context = new ContextFacts(
                [new("go.mod", new(1), Text: "module app\n"), new("main.go", new(1), Text: $"package main\n\nvar all = {said}\n")], null),
            Folders = new Dictionary<string, ByteSize> { ["/etc/mime.types"] = new(70_000), ["/usr/share/mime/globs2"] = new(0) },
        };

        var copied = Apply(name, dockerfile, facts)!.Text.Text.Split('\n').Where(line => line.Contains("mime", StringComparison.Ordinal));

        Assert.Equal(comes ? ["COPY --from=build /etc/mime.types /etc/mime.types"] : [], copied);
    }

    [Theory]
    [InlineData(70_000, true)]
    [InlineData(0, false)]
    public void TheTableByWhichPythonCallsWhatItServesComesAlong(long bytes, bool comes)
    {
        const string dockerfile =
            "FROM python:3.13\nWORKDIR /a\nCOPY . .\nRUN pip install -r requirements.txt\nCMD [\"python\", \"a.py\"]\n";
        var facts = new RewriteFacts
        {
            Context = new ContextFacts(
                [new("a.py", new(1), Text: "import bottle\n"), new("requirements.txt", new(1), Text: "bottle\n")], null),
            CompiledPackages = [],
            Folders = new Dictionary<string, ByteSize> { ["/etc/mime.types"] = new(bytes) },
        };

        var copied = Apply("python-slim", dockerfile, facts)!
            .Text.Text.Split('\n').Where(line => line.Contains("mime", StringComparison.Ordinal));

        Assert.Equal(comes ? ["COPY --from=build /etc/mime.types /etc/mime.types"] : [], copied);
    }

    [Fact]
    public void OnAnotherImageAllMayGo()
    {
        var before = DockerfileSource.Parse("FROM debian:13\nCMD [\"true\"]\n");
        var facts = Image(("/x", 4), wastedOfFirst: 4);
        var rewrite = Named("base-slim");

        Assert.Equal(
            new ByteSize(1_000), PossibleGain.Of([rewrite], before, rewrite.Apply(before, facts)!.Text, facts, new ByteSize(10)));
    }

    private static Rewrite Named(string name) => RewriteList.All.Single(rewrite => rewrite.Name == name);

    private static Rewritten? Apply(string rewrite, string text, RewriteFacts facts) =>
        Named(rewrite).Apply(DockerfileSource.Parse(text), facts);

    private static RewriteFacts Image((string Path, long Bytes) waste, long wastedOfFirst) => new()
    {
        Image = new ImageFacts(
            "sha256:1",
            [
                new Layer(1, "sha256:2", "ADD rootfs", new ByteSize(200), 1) { Wasted = default(ByteSize) },
                new Layer(2, "sha256:3", "RUN make-it /bulk", new ByteSize(800), 1) { Wasted = new ByteSize(wastedOfFirst) },
                new Layer(3, "sha256:4", "RUN rm -rf /bulk", default, 0) { Wasted = default(ByteSize) },
            ],
            3,
            "")
        {
            Waste = [new WastedFile(waste.Path, new ByteSize(waste.Bytes), 1)],
        },
    };
}
