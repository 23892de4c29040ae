using System.Xml.Linq;

namespace ImageBench.Tests.Workflows;

/// <summary>How the action installs the command, with the variables that GitHub gives it.</summary>
public sealed class InstallScriptTests : IDisposable
{
    // "dotnet" writes down what it is asked, and makes the folder that a package would be put into.
    private const string Programs = """
        mkdir bin
        printf '#!/bin/sh\nprintf "%%s\\n" "$*" >> dotnet.log\nfor last; do :; done\n' > bin/dotnet
        printf 'case $1 in pack) mkdir "$last" ;; *) mkdir "$5" ;; esac\n' >> bin/dotnet
        chmod +x bin/dotnet
        PATH=$PWD/bin:$PATH
        exec bash
        """;

    private readonly Cli.CommandLine _line = new();

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
                    + "--output HERE/a job's/imagebench-package",
                "tool install ImageBench --tool-path HERE/a job's/imagebench-here --prerelease "
                    + "--configfile HERE/a job's/imagebench-package/nuget.config",
            ],
            asked);
        var sources = XDocument.Load(Path.Combine(_line.Folder, "a job's/imagebench-package/nuget.config")).Root!
            .Element("packageSources")!.Elements().ToList();
        Assert.Equal(["clear", "add"], sources.Select(source => source.Name.LocalName));
        Assert.Equal(Path.Combine(_line.Folder, "a job's/imagebench-package"), sources[1].Attribute("value")!.Value);
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
        var script = $"{Repository.Root}/.github/actions/diff/install.sh";

        var ended = await _line.RunInAShell(
            $"{Programs.Replace("exec bash", $"bash {script} > log && bash", StringComparison.Ordinal)} {script}");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(2, (await Text("dotnet.log")).Split('\n').Length);
        Assert.Equal(3, (await Text("path")).Split('\n').Length);
    }

    public void Dispose() => _line.Dispose();

    private async Task<IReadOnlyList<string>> Asked(string folder = "imagebench-here")
    {
        var ended = await _line.RunInAShell($"{Programs} {Repository.Root}/.github/actions/diff/install.sh");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Equal($"{_line.Folder}/a job's/{folder}\n", await Text("path"));
        return (await Text("dotnet.log")).Replace(_line.Folder, "HERE", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
    }

    private Task<string> Text(string name) =>
        File.ReadAllTextAsync(Path.Combine(_line.Folder, name), TestContext.Current.CancellationToken);
}
