using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Contexts;

public sealed class ContextEditsTests : IDisposable
{
    private readonly ContextFolder _folder = EditedScenario.Folder();

    [Theory]
    [InlineData(null, "the context has no file that is known as a source file; name a file as edit.source in scenario.yaml")]
    [InlineData(
        "notes.txt",
        "no way is known to change notes.txt without changing what it means; name a file as edit.source in scenario.yaml whose kind "
            + "takes comments")]
    [InlineData(
        "link.go",
        "link.go is not among the files that are sent (it is ignored, or a link); name a file as edit.source in scenario.yaml that is")]
    public void ThatCannotBeMadeSayWhy(string? source, string why)
    {
        _folder.Add("notes.txt").Add("main.xyz").Link("link.go", "main.xyz");

        var leftOut = Skipped(EditedScenario.In(_folder, source)).Where(state => state.Cache == CacheState.IncrementalSource).ToList();
        Assert.Equal(["single", "multi"], leftOut.Select(state => state.Variant));
        Assert.All(leftOut, state => Assert.Equal(why, state.Why));
    }

    [Fact]
    public void OfAFileThatOneVariantIgnoresAreLeftOutOfThatOneOnly()
    {
        _folder.Add("main.go").Add("go.mod").Add("Dockerfile.multi.dockerignore", "go.mod\n");

        var state = Assert.Single(Skipped(EditedScenario.In(_folder, "main.go", "go.mod")));
        Assert.Equal(("multi", CacheState.IncrementalDependency), (state.Variant, state.Cache));
    }

    [Fact]
    public void OfAFileThatMayBeIgnoredAreMeasuredAndAreNotSent()
    {
        _folder.Add("main.go").Add("go.mod").Add("notes.sql").Add("Dockerfile.multi.dockerignore", "notes.sql\n");
        var scenario = Ignorable("notes.sql");
        var cancel = TestContext.Current.CancellationToken;

        Assert.Empty(Skipped(scenario));
        Assert.Equal(
            [new IgnoredChange("app", "multi", CacheState.IncrementalSource, "notes.sql")],
            ContextEdits.Ignored(scenario, new KnownContexts(), cancel));
        Assert.Empty(ContextEdits.Ignored(EditedScenario.In(_folder, "notes.sql", "go.mod"), new KnownContexts(), cancel));
        var edit = ContextEdits.Make(scenario, CacheState.IncrementalSource, "once", TimeProvider.System.GetUtcNow());
        Assert.True(BuildContext.List(_folder.Root, _folder["Dockerfile.multi"], edit, cancel).ChangeIsIgnored);
        Assert.False(BuildContext.List(_folder.Root, _folder["Dockerfile.single"], edit, cancel).ChangeIsIgnored);
        Assert.False(BuildContext.List(_folder.Root, _folder["Dockerfile.multi"], null, cancel).ChangeIsIgnored);
    }

    [Fact]
    public void OfAFileThatNoVariantIsSentAreLeftOutThoughItMayBeIgnored()
    {
        _folder.Add("go.mod").Add("notes.sql").Add(".dockerignore", "notes.sql\n");
        var scenario = Ignorable("notes.sql");

        Assert.Empty(ContextEdits.Ignored(scenario, new KnownContexts(), TestContext.Current.CancellationToken));
        Assert.Equal(["single", "multi"], Skipped(scenario).Select(state => state.Variant));
    }

    [Theory]
    [InlineData(
        "notes.txt",
        "no way is known to change notes.txt without changing what it means; name a file as edit.source in scenario.yaml whose kind "
            + "takes comments")]
    [InlineData("link.go", null)]
    public void ThatCannotBeMadeAreLeftOutAlsoWhereTheFileMayBeIgnored(string source, string? why)
    {
        _folder.Add("notes.txt").Add("go.mod").Add("main.xyz").Link("link.go", "main.xyz");
        var scenario = Ignorable(source);

        Assert.Empty(ContextEdits.Ignored(scenario, new KnownContexts(), TestContext.Current.CancellationToken));
        Assert.All(
            Skipped(scenario),
            state => Assert.Equal(
                why
                    ?? "link.go is not among the files that are sent (it is ignored, or a link); name a file as edit.source in "
                        + "scenario.yaml that is",
                state.Why));
        Assert.Equal(2, Skipped(scenario).Count);
    }

    [Fact]
    public async Task AreSentAndNeverWritten()
    {
        _folder.Add("main.go", "package main\n").Add("empty.go", "");
        foreach (var (file, content) in new[] { ("main.go", "package main\n\n// once\n"), ("empty.go", "\n// once\n") })
        {
            var edit = ContextEdits.Make(
                EditedScenario.In(_folder, file), CacheState.IncrementalSource, "once", TimeProvider.System.GetUtcNow());
            var context = BuildContext.List(_folder.Root, _folder["Dockerfile.multi"], edit, TestContext.Current.CancellationToken);
            var sent = Sent.Read(await ContextFolder.Tar(context)).ToDictionary(entry => entry.Name);

            Assert.Equal(content, sent[file].Content);
            Assert.Equal(sent.Values.Sum(entry => entry.Length), context.Size.Bytes);
        }

        Assert.Equal(
            ("package main\n", ""),
            (await File.ReadAllTextAsync(_folder["main.go"], TestContext.Current.CancellationToken), await File.ReadAllTextAsync(
                _folder["empty.go"], TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task OfAFileThatGrewMeanwhileAreRefusedAsAnyOther()
    {
        _folder.Add("main.go", "package main\n");
        var context = BuildContext.List(
            _folder.Root,
            _folder["Dockerfile.multi"],
            ContextEdits.Make(EditedScenario.In(_folder, "main.go"), CacheState.IncrementalSource, "once", TimeProvider.System.GetUtcNow()),
            TestContext.Current.CancellationToken);
        _folder.Add("main.go", "package main // more\n");

        Assert.Contains(
            "had 13 bytes and now has 21",
            (await Assert.ThrowsAsync<Fault>(() => ContextFolder.Tar(context))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cold")]
    [InlineData("warm")]
    public void OfTheOtherStatesAreNone(string state) =>
        Assert.Null(ContextEdits.Make(
            EditedScenario.In(_folder, "main.go", "go.mod"),
            Words.Find<CacheState>(state)!.Value,
            "once",
            TimeProvider.System.GetUtcNow()));

    public void Dispose() => _folder.Dispose();

    private Scenario Ignorable(string source) => EditedScenario.In(_folder) with
    {
        Edit = new EditedFiles(source, "go.mod") { MayBeIgnored = true },
    };

    private static IReadOnlyList<SkippedState> Skipped(Scenario scenario) =>
        ContextEdits.Skipped(scenario, new KnownContexts(), TestContext.Current.CancellationToken);
}
