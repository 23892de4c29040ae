namespace ImageBench.Tests.Scenarios.Files;

/// <summary>Variants that are images already.</summary>
public sealed class GivenImageTests
{
    private const string Layout = "Name an archive (docker save, crane, skopeo, buildx) or a folder in OCI layout.";

    private const string Inside =
        "Put the archive or the layout folder into it, or write the name of an image on the engine or in a registry.";

    [Theory]
    [InlineData("app", "app", null)]
    [InlineData("team/app:1.4", "team/app:1.4", null)]
    [InlineData("registry://ghcr.io/team/app:1", "registry://ghcr.io/team/app:1", null)]
    [InlineData("old.tar", "/old.tar", null)]
    [InlineData("./old.tar#app:1", "/old.tar", "app:1")]
    [InlineData("old.tar#app:1", "/old.tar", "app:1")]
    [InlineData("layout", "/layout", null)]
    [InlineData("./deep/../layout", "/layout", null)]
    [InlineData("empty", "empty", null)]
    public void IsANameUnlessAnArchiveOrALayoutFolderOfTheScenarioIsMeant(string written, string place, string? member)
    {
        using var scenarios = Scenario(written);
        var scenario = Assert.Single(scenarios.Read().Scenarios);

        var variant = scenario.Variants[1];

        Assert.Equal(
            (place.StartsWith('/') ? scenario.Folder + place : place, member, place.StartsWith('/')),
            (variant.Image, variant.ImageMember, variant.HasStoredImage));
    }

    [Theory]
    [InlineData("/etc/hosts", "3: variants.old.image '/etc/hosts' lies outside of the scenario's folder. " + Inside)]
    [InlineData("../old.tar", "3: variants.old.image '../old.tar' lies outside of the scenario's folder. " + Inside)]
    [InlineData("./link.tar", "3: variants.old.image './link.tar' lies outside of the scenario's folder. " + Inside)]
    [InlineData("gone.tar", "3: variants.old.image 'gone.tar' is not there. " + Layout)]
    [InlineData(
        "pipe", "3: variants.old.image 'pipe' is no regular file. Put the archive itself there: a pipe or a device cannot be read twice.")]
    [InlineData("./gone#app:1", "3: variants.old.image './gone' is not there. " + Layout)]
    [InlineData("./empty", "3: variants.old.image './empty' is a folder without an index.json, and no image. " + Layout)]
    public void WhatIsMeantAndCannotBeReadIsToldBeforeTheRun(string written, string told)
    {
        using var scenarios = Scenario(written);

        var mistake = Assert.Single(scenarios.Mistakes());
        Assert.Equal("scenarios/app/scenario.yaml:" + told, mistake);
    }

    private static SampleScenarios Scenario(string image)
    {
        var scenarios = new SampleScenarios();
        scenarios.Add("app", $$"""
            variants:
              multi:
              old: { image: "{{image}}" }
            """);
        var folder = Path.Combine(scenarios.Path, "app");
        File.WriteAllText(Path.Combine(folder, "old.tar"), "");
        NamedPipe.Make(Path.Combine(folder, "pipe"));
        File.CreateSymbolicLink(Path.Combine(folder, "link.tar"), "/etc/hosts");
        Directory.CreateDirectory(Path.Combine(folder, "empty"));
        Directory.CreateDirectory(Path.Combine(folder, "layout"));
        File.WriteAllText(Path.Combine(folder, "layout", "index.json"), "{}");
        return scenarios;
    }
}
