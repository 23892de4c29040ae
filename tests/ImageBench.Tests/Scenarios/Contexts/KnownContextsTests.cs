using ImageBench.Model;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Contexts;

public sealed class KnownContextsTests : IDisposable
{
    private readonly ContextFolder _folder = new ContextFolder()
        .Add("Dockerfile.a", "FROM scratch\n").Add("Dockerfile.b", "FROM scratch\n").Add("Dockerfile.c", "FROM scratch\n")
        .Add("main.go").Add("go.mod");

    private readonly KnownContexts _contexts = new();

    [Fact]
    public void AFolderIsListedOnceHoweverManyDockerfilesAreBuiltWithIt()
    {
        var before = Sent("Dockerfile.a").Skip(1).Append("Dockerfile.a").Order(StringComparer.Ordinal);
        // Whoever lists it again would miss what is gone.
        File.Delete(_folder["main.go"]);

        foreach (var dockerfile in (string[])["Dockerfile.b", "Dockerfile.c", "Dockerfile.a"])
        {
            Assert.Equal(dockerfile, Sent(dockerfile)[0]);
            Assert.Equal(before, Sent(dockerfile).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void AllThatIsAskedOfAScenarioBeforeItsFirstBuildComesFromOneListing()
    {
        var cancel = TestContext.Current.CancellationToken;
        var read = ScenarioCatalog.Read("", [_folder.Root]).Scenarios.Single();
        Assert.All(read.Variants, variant => Assert.Empty(_contexts.MistakesIn(read.ContextFolder, variant.DockerfilePath, cancel)));
        File.Delete(_folder["main.go"]);
        File.Delete(_folder["go.mod"]);

        var scenario = ContextEdits.Complete(read, _contexts, cancel);

        Assert.Equal(("main.go", "go.mod"), (scenario.Edit.Source, scenario.Edit.Dependency));
        Assert.Empty(ContextEdits.Skipped(scenario, _contexts, cancel));
        Assert.Empty(ContextEdits.Ignored(scenario with { Edit = scenario.Edit with { MayBeIgnored = true } }, _contexts, cancel));
        Assert.Contains(
            _folder["main.go"],
            _contexts.Entries(scenario.ContextFolder, scenario.Variants[0].DockerfilePath, cancel).Select(entry => entry.Source));
    }

    [Fact]
    public void AnIgnoreFileOfADockerfilesOwnMakesAListingOfItsOwn()
    {
        _folder.Add("Dockerfile.b.dockerignore", "main.go\n").Add(".dockerignore", "go.mod\n");

        Assert.DoesNotContain("go.mod", Sent("Dockerfile.a"));
        Assert.DoesNotContain("main.go", Sent("Dockerfile.b"));
        Assert.Contains("go.mod", Sent("Dockerfile.b"));
        Assert.DoesNotContain("go.mod", Sent("Dockerfile.c"));
    }

    [Fact]
    public void ADockerfileThatTheRulesLeaveOutIsSentWithItselfAlone()
    {
        _folder.Add(".dockerignore", "Dockerfile.*\n");

        Assert.Equal(["Dockerfile.a", ".dockerignore", "go.mod", "main.go"], Sent("Dockerfile.a"));
        Assert.Equal(["Dockerfile.b", ".dockerignore", "go.mod", "main.go"], Sent("Dockerfile.b"));
    }

    [Fact]
    public void WhatCannotBeSentIsTheSameFaultAsThatOfABuild()
    {
        _folder.Add(".dockerignore", "[\n");

        _folder.Dockerfile = "Dockerfile.b";

        Assert.Equal(Assert.Throws<Fault>(_folder.List).Message, Assert.Throws<Fault>(() => Sent("Dockerfile.b")).Message);
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<string> Sent(string dockerfile) =>
        [.. _contexts.Entries(_folder.Root, _folder[dockerfile], TestContext.Current.CancellationToken).Select(entry => entry.Path)];
}
