using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;
using ImageBench.Advice.Search;
using ImageBench.Model;
using ImageBench.Runs.Advising;

namespace ImageBench.Tests.Runs.Advising;

public sealed class PossibleRewritesTests
{
    private const string Stage = "go-scratch";

    private static readonly ByteSize Whole = new(300_000_000);

    [Theory]
    [InlineData("go-stripped", 900_000, false, false)] // Under a hundredth of the image,
    [InlineData("go-stripped", 900_000, true, true)] // and most of what a small runtime stage leaves of it.
    [InlineData("go-stripped", 9_000, true, false)]
    [InlineData("go-stripped", 3_000_000, false, true)]
    [InlineData("go-cache-cleaned", 900_000, true, false)] // It went with the stage that is not shipped any more.
    public void WhatMayBeSavedIsHeldAgainstWhatTheBestLeaves(string name, long most, bool isStageTried, bool counts)
    {
        var text = DockerfileSource.Parse(
            "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nCMD [\"/app\"]\n");
        var facts = RewriteFacts.None with
        {
            Context = new ContextFacts(
                [
                    new ContextFile("go.mod", new ByteSize(30), Text: "module app\n\ngo 1.24\n"),
                    new ContextFile("main.go", new ByteSize(30), Text: "package main\n\nfunc main() {}\n"),
                ],
                IgnoreFile: null),
        };
        var possible = new PossibleRewrites(text, facts, RewrittenText.Possible(text, facts, onRequest: false));
        Assert.All([name, Stage], needed => Assert.Contains(possible.All, rewrite => rewrite.Name == needed));
        var best = isStageTried ? new TriedSet([Stage], Works: true, Whole.Bytes - 950_000) : null;

        Assert.Equal(counts, possible.Counts(new ByteSize(most), 1, name, Whole, best));
    }
}
