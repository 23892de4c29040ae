namespace ImageBench.Tests.Scenarios;

/// <summary>The Dockerfiles of a folder by their names.</summary>
public sealed class FolderDockerfilesTests : IDisposable
{
    private readonly SampleScenarios _scenarios = new();

    [Fact]
    public void AllNamesThatPeopleGiveToDockerfilesAreRead()
    {
        foreach (var file in new[] { "Containerfile", "Containerfile.small", "Dockerfile-dev", "Dockerfile.prod", "test.dockerfile",
            "lint.Dockerfile", "web.containerfile", "Containerfile-tiny" })
        {
            _scenarios.Write($"app/{file}", "FROM a");
        }

        var variants = Assert.Single(_scenarios.Read().Scenarios).Variants;

        Assert.Empty(_scenarios.Mistakes());
        Assert.Equal(
            [
                "default Containerfile",
                "dev Dockerfile-dev",
                "lint lint.Dockerfile",
                "prod Dockerfile.prod",
                "small Containerfile.small",
                "test test.dockerfile",
                "tiny Containerfile-tiny",
                "web web.containerfile",
            ],
            variants.Select(variant => $"{variant.Name} {Path.GetFileName(variant.DockerfilePath)}"));
    }

    [Fact]
    public void ALinkFromOnePlainNameToTheOtherIsNoSecondVariant()
    {
        _scenarios.Write("app/Dockerfile", "FROM a");
        File.CreateSymbolicLink(Path.Combine(_scenarios.Path, "app/Containerfile"), "Dockerfile");

        Assert.Empty(_scenarios.Mistakes());
        Assert.Equal(["default"], Assert.Single(_scenarios.Read().Found).VariantNames);
    }

    [Fact]
    public void TwoVariantsOfOneNameAreTold()
    {
        _scenarios.Write("app/Dockerfile.a", "FROM a");
        _scenarios.Write("app/a.Dockerfile", "FROM a");
        _scenarios.Write("app/Dockerfile.B", "FROM a");
        _scenarios.Write("app/Dockerfile.b", "FROM a");
        _scenarios.Write("app/Dockerfile", "FROM a");
        _scenarios.Write("app/Dockerfile.default", "FROM a");

        Assert.Equal(
            [
                "scenarios/app/Dockerfile.default: is a second variant named 'default', beside Dockerfile. Rename one of the two.",
                "scenarios/app/Dockerfile.b: is a second variant named 'b', beside Dockerfile.B. Rename one of the two.",
                "scenarios/app/a.Dockerfile: is a second variant named 'a', beside Dockerfile.a. Rename one of the two.",
            ],
            _scenarios.Mistakes());
    }

    [Fact]
    public void OnlyTwoFilesOfOneNameAreTwoOfOneNameAndNotTooFew()
    {
        _scenarios.Write("app/Dockerfile.a", "FROM a");
        _scenarios.Write("app/a.Dockerfile", "FROM a");

        Assert.Equal(
            ["scenarios/app/a.Dockerfile: is a second variant named 'a', beside Dockerfile.a. Rename one of the two."],
            _scenarios.Mistakes());
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("größe")]
    [InlineData("a b")]
    [InlineData("=1+1")]
    public void AVariantsNameIsSafe(string name)
    {
        _scenarios.Add("app");
        _scenarios.Write($"app/Dockerfile.{name}", "FROM a");

        Assert.Equal(
            [$"scenarios/app/Dockerfile.{name}: '{name}' cannot be a variant's name. Rename the file: a name is 1 to 64 of the "
                + "characters a-z, A-Z, 0-9, '.', '_' and '-', the first one a letter or digit."],
            _scenarios.Mistakes());
    }

    [Fact]
    public void ADockerfileBehindABrokenLinkIsTold()
    {
        _scenarios.Add("app");
        File.CreateSymbolicLink(Path.Combine(_scenarios.Path, "app/Dockerfile.link"), "nowhere");

        var mistake = Assert.Single(_scenarios.Mistakes());

        Assert.StartsWith("scenarios/app/Dockerfile.link: cannot be read: Could not find file", mistake, StringComparison.Ordinal);
        Assert.EndsWith(". Make it a file that you may read, or remove it.", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatEditorsAndMergesLeaveIsPassedOver()
    {
        _scenarios.Add("app");
        foreach (var file in new[] { "Dockerfile~", "Dockerfile.multi~", "Dockerfile.multi.orig", "Dockerfile.multi.rej", "Dockerfile.bak",
            "Dockerfile.SAVE", "Dockerfile.save.2", "Dockerfile.swp", "Dockerfile.swn", "Dockerfile.backup", "Dockerfile.kate-swp",
            ".#Dockerfile", "#Dockerfile#", ".dockerfile", "Dockerfile.~1~",
            ".Dockerfile.multi.swp", "#Dockerfile.multi#", "Dockerfile-x.dockerignore" })
        {
            _scenarios.Write($"app/{file}", "FROM a");
        }

        Assert.Empty(_scenarios.Mistakes());
        Assert.Equal(["multi", "single"], Assert.Single(_scenarios.Read().Found).VariantNames);
    }

    [Fact]
    public void AFolderWhoseDockerfilesHaveOtherNamesIsToldWhatToNameThem()
    {
        _scenarios.Write("app/dockerfile_a", "FROM a");
        _scenarios.Write("app/Dockerfile_b", "FROM a");
        _scenarios.Write("app/DOCKERFILE.c.orig", "FROM a");

        Assert.Equal(
            ["scenarios/app: the folder holds no Dockerfile. Rename Dockerfile_b to Dockerfile.b, dockerfile_a to Dockerfile.a."],
            _scenarios.Mistakes("app"));
    }

    public void Dispose() => _scenarios.Dispose();
}
