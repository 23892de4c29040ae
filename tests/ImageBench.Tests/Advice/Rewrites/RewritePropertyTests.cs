using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;

namespace ImageBench.Tests.Advice.Rewrites;

/// <summary>
/// What holds of every rewrite of every Dockerfile: of the catalogue's, of the smells, and of many that are put together here.
/// </summary>
public class RewritePropertyTests
{
    private const int Many = 400;

    private static readonly RewriteFacts Measured = new() { Written = new WrittenFacts(["/app"], ["libcurl4t64"]), CompiledPackages = [] };

    public static TheoryData<string> Dockerfiles() =>
    [
        .. Directory.GetFiles(Repository.Scenarios, "Dockerfile*", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Smell.Root, "Dockerfile", SearchOption.AllDirectories))
            .Where(path => !path.EndsWith(".dockerignore", StringComparison.Ordinal)
                && !path.Contains(".received", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void WhatIsRewrittenIsStillThatDockerfile(string path) => Holds(File.ReadAllText(Path.Combine(Repository.Root, path)), path);

    [Fact]
    public void NoneOfManyIsRefusedOrChangedBesides()
    {
        var changed = 0;
        for (var seed = 1; seed <= Many; seed++)
            changed += Holds(new MadeDockerfile(seed).Text, $"seed {seed}") ? 1 : 0;

        Assert.True(changed > Many / 4, $"Only {changed} of {Many} were changed, which tries too little.");
    }

    [Fact]
    public void AnythingIsReadWithoutAThrow()
    {
        for (var seed = 1; seed <= Many; seed++)
        {
            var text = new MadeDockerfile(seed).Broken;
            var source = DockerfileSource.Parse(text);

            Assert.Equal(text, string.Concat(source.Parts.Select(part => part.Text)));
            foreach (var rewrite in RewriteList.All)
            {
                rewrite.Apply(source, RewriteFacts.None);
                rewrite.Apply(source, Measured);
            }
        }
    }

    // True where a rewrite changed it.
    private static bool Holds(string text, string name)
    {
        var source = DockerfileSource.Parse(text);
        Assert.Equal(text, string.Concat(source.Parts.Select(part => part.Text)));
        var all = source;
        foreach (var rewrite in RewriteList.All)
        {
            Check(rewrite, source, name);
            if (!rewrite.IsOnRequest && rewrite.Apply(all, RewriteFacts.None) is { } more)
            {
                Check(rewrite, all, $"{name}, after others");
                all = more.Text;
            }
        }

        return all.Text != text;
    }

    private static void Check(Rewrite rewrite, DockerfileSource before, string name)
    {
        if (rewrite.Apply(before, RewriteFacts.None) is not { } rewritten)
            return;
        var after = rewritten.Text;
        var place = $"{rewrite.Name} of {name}:\n{before.Text}\nbecame\n{after.Text}";
        Assert.True(after.IsCertain, place);
        Assert.True(after.Text != before.Text, place);
        var isOfStages = after.Stages.Count != before.Stages.Count;
        var kept = isOfStages ? after.Stages.Take(before.Stages.Count) : after.Stages;
        var names = kept.Select(stage => stage.Declared.Name);
        Assert.True(isOfStages || names.SequenceEqual(before.Stages.Select(stage => stage.Declared.Name)), place);
        Assert.True(after.Facts.Arguments.Select(one => (one.Name, one.Default))
            .SequenceEqual(before.Facts.Arguments.Select(one => (one.Name, one.Default))), place);
        Assert.True(rewrite.IsOnRequest
            || kept.Select(stage => stage.Declared.From).SequenceEqual(before.Stages.Select(stage => stage.Declared.From)), place);
        Assert.True(Words(after, "USER", "CMD", "ENTRYPOINT", "EXPOSE")
            .SequenceEqual(Words(before, "USER", "CMD", "ENTRYPOINT", "EXPOSE")), place);
        Assert.True(!after.Text.Contains("latest", StringComparison.Ordinal)
            || before.Text.Contains("latest", StringComparison.Ordinal), place);
        Assert.Contains(after.Instructions, part => part.Reasons.Count > 0);
        Assert.Equal(after.Text, DockerfileSource.Parse(after.Text).Text);
        // A second time there is nothing left to do; those that change one place at a time come to an end.
        var last = after;
        for (var times = 0; rewrite.Apply(last, RewriteFacts.None) is { } again; times++)
        {
            Assert.True(times < 20, place);
            last = again.Text;
        }
    }

    private static IEnumerable<string> Words(DockerfileSource source, params string[] words) =>
        source.Instructions.Where(part => words.Contains(part.Word)).Select(part => part.Word + part.Rest);
}
