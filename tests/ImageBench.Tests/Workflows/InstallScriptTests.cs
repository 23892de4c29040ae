using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ImageBench.Tests.Workflows;

/// <summary>How the action installs the command, with the variables that GitHub gives it.</summary>
public sealed class InstallScriptTests : IDisposable
{
    // "dotnet" writes down what it is asked, and makes what it would: a new folder for packages, or one with the command. Where a checkout
    // asks for an SDK that is not there it does nothing.
    private const string Programs = """
        mkdir bin
        printf '#!/bin/sh\n[ ! -e global.json ] || exit 145\nprintf "%%s\\n" "$*" >> "%s/dotnet.log"\nfor last; do :; done\n' "$PWD" \
          > bin/dotnet
        printf 'case $1 in pack) mkdir "$last" ;; *) mkdir "$5" && cp "$0" "$5/imagebench" ;; esac\n' >> bin/dotnet
        chmod +x bin/dotnet
        PATH=$PWD/bin:$PATH
        exec bash
        """;

    private readonly Cli.CommandLine _line = new();

    private static string Script => $"{Repository.Root}/.github/actions/diff/install.sh";

    public InstallScriptTests()
    {
        _line.Environment["GITHUB_ACTION_PATH"] = Path.Combine(Repository.Root, ".github/actions/diff");
        _line.Environment["RUNNER_TEMP"] = Directory.CreateDirectory(Path.Combine(_line.Folder, "a job's")).FullName;
        _line.Environment["GITHUB_PATH"] = _line.Write("path", "");
    }

    [Fact]
    public async Task WithoutAVersionItPacksTheCheckoutOfTheActionAndAsksNoOtherPlaceForIt()
    {
        _line.Environment["IMAGEBENCH_VERSION"] = "";

        var asked = await Asked();

        Assert.Equal(
            [
                $"pack {Repository.Root}/.github/actions/diff/../../../harness -p:RunAnalyzers=false "
                    + "-p:TreatWarningsAsErrors=false -p:NuGetAudit=false --output HERE/a job's/imagebench-here-OWN-package",
                "tool install ImageBench --tool-path HERE/a job's/imagebench-here-OWN --prerelease "
                    + "--configfile HERE/a job's/imagebench-here-OWN-package/nuget.config",
            ],
            asked);
        var packages = Directory.GetDirectories(Path.Combine(_line.Folder, "a job's"), "*-package").Single();
        var sources = XDocument.Load(Path.Combine(packages, "nuget.config")).Root!
            .Element("packageSources")!.Elements().ToList();
        Assert.Equal(["clear", "add"], sources.Select(source => source.Name.LocalName));
        Assert.Equal(packages, sources[1].Attribute("value")!.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2.3")]
    public async Task WhichSdkACheckoutAsksForIsOfNoConcern(string version)
    {
        _line.Environment["IMAGEBENCH_VERSION"] = version;
        _line.Write("global.json", """{ "sdk": { "version": "8.0.100" } }""");

        Assert.NotEmpty(await Asked(version.Length == 0 ? "imagebench-here-OWN" : $"imagebench-{version}"));
    }

    [Fact]
    public async Task AVersionIsTakenFromWhereThatMachineTakesPackages()
    {
        _line.Environment["IMAGEBENCH_VERSION"] = "1.2.3";

        Assert.Equal(
            ["tool install ImageBench --tool-path HERE/a job's/imagebench-1.2.3 --version 1.2.3"], await Asked("imagebench-1.2.3"));
    }

    [Fact]
    public async Task AJobThatComparesMoreThanOneThingInstallsItOnce()
    {
        _line.Environment["IMAGEBENCH_VERSION"] = "1.2.3";

        await Twice("");

        Assert.Equal(2, (await Text("dotnet.log")).Split('\n').Length);
        Assert.Equal(3, (await Text("path")).Split('\n').Length);
    }

    [Fact]
    public async Task AJobThatUsesTheActionAtTwoRevisionsGetsTheCommandOfEach()
    {
        _line.Environment["IMAGEBENCH_VERSION"] = "";

        await Twice("GITHUB_ACTION_PATH=$PWD/other/.github/actions/diff");

        Assert.Equal(
            [$"{Repository.Root}/.github/actions/diff/../../../harness", $"{_line.Folder}/other/.github/actions/diff/../../../harness"],
            (await Text("dotnet.log")).Split('\n').Where(line => line.StartsWith("pack ", StringComparison.Ordinal))
                .Select(line => line.Split(' ')[1]));
        Assert.Equal(2, (await Text("path")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count());
    }

    [Fact]
    public async Task WhatAnInstallationLeftThatDidNotComeToItsEndIsInstalledAnew()
    {
        _line.Environment["IMAGEBENCH_VERSION"] = "1.2.3";
        _line.Write("a job's/imagebench-1.2.3/.store/left", "");

        Assert.Equal(
            ["tool install ImageBench --tool-path HERE/a job's/imagebench-1.2.3 --version 1.2.3"], await Asked("imagebench-1.2.3"));
    }

    public void Dispose() => _line.Dispose();

    private async Task<IReadOnlyList<string>> Asked(string folder = "imagebench-here-OWN")
    {
        var ended = await _line.RunInAShell($"{Programs} {Script}");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal($"HERE/a job's/{folder}\n", Shown(await Text("path")));
        return Shown(await Text("dotnet.log")).TrimEnd('\n').Split('\n');
    }

    // The second time with more variables.
    private async Task Twice(string variables)
    {
        var ended = await _line.RunInAShell(
            $"{Programs.Replace("exec bash", $"bash {Script} > log && {variables} bash", StringComparison.Ordinal)} {Script}");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
    }

    private string Shown(string text) =>
        Regex.Replace(text.Replace(_line.Folder, "HERE", StringComparison.Ordinal), "imagebench-here-[0-9]+", "imagebench-here-OWN");

    private Task<string> Text(string name) =>
        File.ReadAllTextAsync(Path.Combine(_line.Folder, name), TestContext.Current.CancellationToken);
}
