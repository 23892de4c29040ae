using ImageBench.Scenarios;
using ImageBench.Scenarios.BuildFiles;

namespace ImageBench.Tests.Scenarios.BuildFiles;

/// <summary>The targets of a bake file that needs no evaluation, or of what buildx made of one.</summary>
public sealed class BakeFileTests : IDisposable
{
    // As buildx 0.17 prints it.
    private const string Printed = """
        {
          "group": { "default": { "targets": ["app", "tools"] }, "tools": { "targets": ["lint"] } },
          "target": {
            "app": {
              "context": ".", "dockerfile": "docker/Dockerfile", "target": "run", "args": { "VERSION": "2", "ENV_ONLY": null },
              "contexts": { "base": "docker-image://alpine:3.22" }, "labels": { "team": "movies" }, "tags": ["app:1"],
              "cache-from": [{ "type": "registry", "ref": "example/cache" }], "output": [{ "type": "docker" }],
              "secret": [{ "id": "npm", "env": "NPM_TOKEN" }, { "id": "key", "type": "file", "src": "key.txt" }],
              "ssh": [{ "id": "default" }], "platforms": ["linux/amd64"], "network": "none", "colour": "blue"
            },
            "lint": { "context": "lint" },
            "other": { "context": "nowhere", "dockerfile-inline": "FROM scratch" }
          }
        }
        """;

    private readonly TempFolder _folder = new();

    public BakeFileTests()
    {
        _folder.Write("docker/Dockerfile", "ARG VERSION\nFROM scratch AS run\n");
        _folder.Write("lint/Dockerfile", "FROM scratch\n");
        _folder.Write("key.txt", "k");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheTargetsOfTheDefaultGroupAreScenarios()
    {
        var read = Read(Printed);

        Assert.Empty(Mistakes(read));
        Assert.Equal(["app", "lint"], read.Scenarios.Select(scenario => scenario.Name));
        var variant = Assert.Single(read.Scenarios[0].Variants);
        Assert.Equal((_folder.Path, "run", "2"), (read.Scenarios[0].ContextFolder, variant.Target, variant.Arguments["VERSION"]));
        Assert.Equal(
            [
                "--secret id=key", "--secret id=npm", "--ssh default", "--build-context base=docker-image://alpine:3.22",
                "--platform linux/amd64", "--network none", "--label team=movies", "--cache-from type=registry,ref=example/cache",
            ],
            ImageBench.Scenarios.Given.OptionWords.Kept(variant.Options));
        Assert.Equal(["FILE:9: target.app.colour is not understood and left out."], read.Notes.Select(Shown));
    }

    [Fact]
    public void TargetsAndGroupsAreChosenByName()
    {
        Assert.Equal(["lint"], Read(Printed, "tools").Scenarios.Select(scenario => scenario.Name));
        Assert.Equal(["FILE: there is no target 'ap'. Write 'app': the targets are app, lint, other, default, tools."],
            Mistakes(Read(Printed, "ap")));
        Assert.Contains("FILE:12: target.other.dockerfile-inline cannot be measured here", Mistakes(Read(Printed, "other"))[0],
            StringComparison.Ordinal);
        Assert.Equal(["FILE: has no target. Write { \"target\": { \"web\": { \"context\": \".\" } } }."], Mistakes(Read("{}")));
    }

    [Theory]
    [InlineData("lint")]
    [InlineData("../lint")]
    public void PathsAreFromWhereBuildxIsStartedWhereNothingIsBesideTheFile(string context)
    {
        _folder.Write("ci/docker-bake.json", $$"""
            { "target": { "lint": { "context": "{{context}}", "contexts": { "other": "docker" } } } }
            """);
        _folder.Write("ci/docker/x", "");
        Directory.CreateDirectory(Path.Combine(_folder.Path, ".git"));

        var read = BuildFileCatalog.OfBake(Path.Combine(_folder.Path, "ci/docker-bake.json"), null, [], _folder.Path);

        Assert.Empty(read.Mistakes);
        var scenario = Assert.Single(read.Scenarios);
        Assert.Equal(Path.Combine(_folder.Path, "lint"), scenario.ContextFolder);
        Assert.Equal(
            Path.Combine(_folder.Path, context == "lint" ? "docker" : "ci/docker"), scenario.Variants[0].Options.Contexts["other"].Folder);
    }

    [Fact]
    public void AGroupThatNamesItselfAgainAndAgainIsReadOnce()
    {
        var many = string.Join(',', Enumerable.Repeat("\"a\"", 50));
        var group = $$"""{ "group": { "a": { "targets": [{{many}}, "lint"] } }, "target": { "lint": { "context": "lint" } } }""";

        Assert.Equal(["lint"], Read(group, "a").Scenarios.Select(scenario => scenario.Name));
    }

    [Fact]
    public void WithoutADefaultAllAreBuiltAndGroupsInARingEnd()
    {
        const string ring = """
            { "group": { "a": { "targets": ["b"] }, "b": { "targets": ["a", "lint"] } },
            "target": {	"lint": { "context": "lint" } } }
            """;

        Assert.Equal(["lint"], Read(ring).Scenarios.Select(scenario => scenario.Name));
        Assert.Equal(["lint"], Read(ring, "a").Scenarios.Select(scenario => scenario.Name));
    }

    [Theory]
    [InlineData("\"context\": \"a\\u0000b\"", "context holds a NUL")]
    [InlineData("\"dockerfile\": \"a\\u0000b\"", "dockerfile holds a NUL")]
    [InlineData("\"secret\": [\"id=a,src=a\\u0000b\"]", "--secret holds a NUL")]
    [InlineData("\"contexts\": { \"a\": \"a\\u0000b\" }", "--build-context holds a NUL")]
    public void WhatHoldsANulIsToldOnce(string said, string mistake)
    {
        _folder.Write("Dockerfile", "FROM scratch\n");

        var read = Read($"{{ \"target\": {{ \"x\": {{ {said} }} }} }}");

        Assert.Equal($"FILE:1: {mistake}. Take it out.", Assert.Single(Mistakes(read)));
    }

    [Theory]
    [InlineData("docker-bake.hcl", "target \"x\" {}", true)]
    [InlineData("docker-bake.json", "{ \"target\": { \"x\": {} } }", false)]
    [InlineData("docker-bake.json", "{ \"variable\": {}, \"target\": {} }", true)]
    [InlineData("docker-bake.json", "{ \"target\": { \"x\": { \"inherits\": [\"y\"] } } }", true)]
    [InlineData("docker-bake.json", "{ \"target\": { \"x\": { \"tags\": [\"x:${TAG}\"] } } }", true)]
    [InlineData("docker-bake.json", "{ \"target\": { \"x\": { \"matrix\": {} } } }", true)]
    public void OnlyWhatSaysAllByItselfNeedsNoBuildx(string name, string text, bool needs)
    {
        _folder.Write(name, text);

        Assert.Equal(needs, BakeFile.NeedsEvaluation(Path.Combine(_folder.Path, name)));
    }

    private CatalogResult Read(string text, params string[] targets)
    {
        _folder.Write("docker-bake.json", text);
        return BuildFileCatalog.OfBake(Path.Combine(_folder.Path, "docker-bake.json"), null, targets, _folder.Path);
    }

    private string[] Mistakes(CatalogResult read) => [.. read.Mistakes.Select(mistake => Shown(mistake.ToString()))];

    private string Shown(string text) => text.Replace(Path.Combine(_folder.Path, "docker-bake.json"), "FILE", StringComparison.Ordinal);
}
