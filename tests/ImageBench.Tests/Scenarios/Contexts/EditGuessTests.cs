using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Contexts;

/// <summary>Which files are changed where a scenario names none.</summary>
public sealed class EditGuessTests : IDisposable
{
    private readonly ContextFolder _folder = EditedScenario.Folder();

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

        Assert.Equal(new EditedFiles(source, dependency), Complete(EditedScenario.In(_folder)).Edit);
    }

    [Fact]
    public void AreNotGuessedWhereTheScenarioSays()
    {
        _folder.Add("go.mod").Add("main.go").Add("other.go", "xxxx");

        Assert.Equal(new EditedFiles("main.go", "go.mod"), Complete(EditedScenario.In(_folder, "main.go")).Edit);
    }

    [Fact]
    public void OfAnIgnoredFileAreNotGuessed()
    {
        _folder.Add("go.mod").Add("main.go").Add("large.go", "xxxx").Add(".dockerignore", "large.go\n");

        Assert.Equal("main.go", Complete(EditedScenario.In(_folder)).Edit.Source);
    }

    public void Dispose() => _folder.Dispose();

    private static Scenario Complete(Scenario scenario) =>
        ContextEdits.Complete(scenario, new KnownContexts(), TestContext.Current.CancellationToken);
}
