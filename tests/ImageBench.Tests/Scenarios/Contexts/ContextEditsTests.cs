using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Contexts;

public sealed class ContextEditsTests : IDisposable
{
    private readonly ContextFolder _folder = new ContextFolder().Add("Dockerfile.single", "FROM scratch\nCOPY . .\n").Add(
        "Dockerfile.multi", "FROM scratch\nCOPY . .\n");

    [Theory]
    [InlineData("go.mod|main.go|store.go=xxxx|store_test.go=xxxxxxxx|web/index.js=xxxxxxxxxxxx", "store.go", "go.mod")]
    [InlineData("package.json|src/app.js=xxx|src/app.test.js=xxxxxx|node_modules/big/index.js=xxxxxxxxxxx", "src/app.js", "package.json")]
    [InlineData("requirements.txt|app.py|lib/models.py=xxxx|tests/test_app.py=xxxxxxxxx", "lib/models.py", "requirements.txt")]
    [InlineData("src/App/App.csproj|src/App/Program.cs", "src/App/Program.cs", "src/App/App.csproj")]
    [InlineData("tools/go.mod|package.json|a.go=xxxxxxxx|b.js", "b.js", "package.json")]
    [InlineData("main.c=xxxx|side.py", "main.c", null)]
    [InlineData("README.md|data.csv", null, null)]
    public void AreGuessedFromTheFilesThatAreSent(string files, string? source, string? dependency)
    {
        foreach (var file in files.Split('|').Select(text => text.Split('=')))
            _folder.Add(file[0], file.Length > 1 ? file[1] : "x");

        Assert.Equal(new EditedFiles(source, dependency), Complete(Scenario()).Edit);
    }

    [Fact]
    public void AreNotGuessedWhereTheScenarioSays()
    {
        _folder.Add("go.mod").Add("main.go").Add("other.go", "xxxx");

        Assert.Equal(new EditedFiles("main.go", "go.mod"), Complete(Scenario("main.go")).Edit);
    }

    [Fact]
    public void OfAnIgnoredFileAreNotGuessed()
    {
        _folder.Add("go.mod").Add("main.go").Add("large.go", "xxxx").Add(".dockerignore", "large.go\n");

        Assert.Equal("main.go", Complete(Scenario()).Edit.Source);
    }

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

        var leftOut = Skipped(Scenario(source)).Where(state => state.Cache == CacheState.IncrementalSource).ToList();
        Assert.Equal(["single", "multi"], leftOut.Select(state => state.Variant));
        Assert.All(leftOut, state => Assert.Equal(why, state.Why));
    }

    [Fact]
    public void OfAFileThatOneVariantIgnoresAreLeftOutOfThatOneOnly()
    {
        _folder.Add("main.go").Add("go.mod").Add("Dockerfile.multi.dockerignore", "go.mod\n");

        var state = Assert.Single(Skipped(Scenario("main.go", "go.mod")));
        Assert.Equal(("multi", CacheState.IncrementalDependency), (state.Variant, state.Cache));
    }

    [Fact]
    public void OfAFileThatMayBeIgnoredAreMeasuredAndAreNotSent()
    {
        _folder.Add("main.go").Add("go.mod").Add("notes.sql").Add("Dockerfile.multi.dockerignore", "notes.sql\n");
        var scenario = Scenario("notes.sql", "go.mod") with { Edit = new EditedFiles("notes.sql", "go.mod") { MayBeIgnored = true } };
        var cancel = TestContext.Current.CancellationToken;

        Assert.Empty(Skipped(scenario));
        Assert.Equal(
            [new IgnoredChange("app", "multi", CacheState.IncrementalSource, "notes.sql")],
            ContextEdits.Ignored(scenario, new KnownContexts(), cancel));
        Assert.Empty(ContextEdits.Ignored(Scenario("notes.sql", "go.mod"), new KnownContexts(), cancel));
        var edit = ContextEdits.Make(scenario, CacheState.IncrementalSource, "once", TimeProvider.System.GetUtcNow());
        Assert.True(BuildContext.List(_folder.Root, _folder["Dockerfile.multi"], edit, cancel).ChangeIsIgnored);
        Assert.False(BuildContext.List(_folder.Root, _folder["Dockerfile.single"], edit, cancel).ChangeIsIgnored);
        Assert.False(BuildContext.List(_folder.Root, _folder["Dockerfile.multi"], null, cancel).ChangeIsIgnored);
    }

    [Fact]
    public void OfAFileThatNoVariantIsSentAreLeftOutThoughItMayBeIgnored()
    {
        _folder.Add("go.mod").Add("notes.sql").Add(".dockerignore", "notes.sql\n");
        var scenario = Scenario("notes.sql", "go.mod") with { Edit = new EditedFiles("notes.sql", "go.mod") { MayBeIgnored = true } };

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
        var scenario = Scenario(source, "go.mod") with { Edit = new EditedFiles(source, "go.mod") { MayBeIgnored = true } };

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
            var edit = ContextEdits.Make(Scenario(file), CacheState.IncrementalSource, "once", TimeProvider.System.GetUtcNow());
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
            ContextEdits.Make(Scenario("main.go"), CacheState.IncrementalSource, "once", TimeProvider.System.GetUtcNow()),
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
            Scenario("main.go", "go.mod"), Words.Find<CacheState>(state)!.Value, "once", TimeProvider.System.GetUtcNow()));

    public void Dispose() => _folder.Dispose();

    private static Scenario Complete(Scenario scenario) =>
        ContextEdits.Complete(scenario, new KnownContexts(), TestContext.Current.CancellationToken);

    private static IReadOnlyList<SkippedState> Skipped(Scenario scenario) =>
        ContextEdits.Skipped(scenario, new KnownContexts(), TestContext.Current.CancellationToken);

    private Scenario Scenario(string? source = null, string? dependency = null) => new(
        "app", "App", _folder.Root, _folder.Root, "single",
        [.. new[] { "single", "multi" }.Select(name =>
            new Variant(name, _folder["Dockerfile." + name], null, new Dictionary<string, string>()))],
        [], new EditedFiles(source, dependency), null, []);
}
