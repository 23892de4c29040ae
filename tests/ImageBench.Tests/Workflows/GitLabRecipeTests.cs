using YamlDotNet.RepresentationModel;

namespace ImageBench.Tests.Workflows;

/// <summary>The recipe for GitLab, run as a runner does, with the variables that GitLab gives.</summary>
public sealed class GitLabRecipeTests : IDisposable
{
    private const string Opt = "/opt/";

    // "dotnet" puts a command where it is told to, which writes down what it is asked and leaves a run and what it exports.
    private const string Dotnet = """
        #!/bin/sh
        [ ! -e global.json ] || exit 145
        mkdir -p "$5"
        cat > "$5/imagebench" <<'END'
        #!/bin/sh
        printf '%s\n' "$@" > asked
        ls -A > lay-there
        mkdir -p "$8/20260801-093000-app"
        for file in image.md image.xml metrics.txt; do echo "$file" > "$file"; done
        exit 4
        END
        chmod +x "$5/imagebench"
        printf '%s\n' "$*" > installed

        """;

    private readonly Cli.CommandLine _line = new();
    private readonly YamlMappingNode _job = (YamlMappingNode)WorkflowFile.Read(WorkflowFile.GitLab).Root["image-size"];

    [Fact]
    public async Task LeavesTheCheckoutAsItIsUntilAllIsBuiltAndThenWhatIsKept()
    {
        var checkout = Directory.CreateDirectory(Path.Combine(_line.Folder, "a project")).FullName;
        _line.Write("a project/Dockerfile", "FROM scratch\n");
        _line.Write("a project/global.json", "{}");
        Directory.CreateDirectory(_line.Folder + Opt);
        _line.Write("bin/dotnet", Dotnet);

        var ended = await Run(checkout);

        Assert.Equal((4, ""), (ended.ExitCode, ended.Error));
        Assert.Equal("Dockerfile\nasked\nglobal.json\nlay-there\n", await Text("a project/lay-there"));
        Assert.Equal(
            [
                "diff", ".", "--base", "auto", "--max-increase", "5%", "--results", "HERE/opt/image-size", "--export-name", "group/my app",
                "--export-markdown", "image.md", "--export-junit", "image.xml", "--export-openmetrics", "metrics.txt",
            ],
            (await Text("a project/asked")).Replace(_line.Folder, "HERE", StringComparison.Ordinal).TrimEnd('\n').Split('\n'));
        var artifacts = (YamlMappingNode)_job["artifacts"];
        var kept = ((YamlSequenceNode)artifacts["paths"]).Concat(((YamlMappingNode)artifacts["reports"]).Children.Values);
        Assert.All(kept.Select(path => path.ToString()), path => Assert.True(Path.Exists(Path.Combine(checkout, path)), path));
        Assert.True(Directory.Exists(Path.Combine(checkout, "image-size/20260801-093000-app")));
    }

    [Fact]
    public async Task TheLinterSaysNothingOfItNorOfJobsThatACommandWrites()
    {
        var written = Path.Combine(_line.Folder, "fleet.gitlab-ci.yml");
        var ended = await _line.Run("fleet", "gitlab", "--shards", "3", "--replicates", "2", "--output", written, "--", "--yes");
        Assert.Equal(0, ended.ExitCode);

        Assert.Empty(await Linter.OfWorkflows([WorkflowFile.GitLab, written]));
    }

    [Fact]
    public async Task TheLinterTellsMistakesOfAJob()
    {
        var told = await Linter.OfWorkflows(
        [
            _line.Write("key.gitlab-ci.yml", "job:\n  script: [make]\n  artefacts: { paths: [a] }\n"),
            _line.Write("when.gitlab-ci.yml", "job:\n  script: [make]\n  when: sometimes\n"),
            _line.Write("script.gitlab-ci.yml", "job:\n  image: alpine\n  rules: always\n  script: [make]\n"),
        ]);

        Assert.All(["key", "when", "script"], name => Assert.Contains(
            told, line => line.Contains($"/{name}.gitlab-ci.yml:", StringComparison.Ordinal)));
    }

    public void Dispose() => _line.Dispose();

    // All lines of a script are one shell's, which stops at the first that fails; what comes after it has a shell of its own.
    private Task<Cli.Ended> Run(string checkout)
    {
        _line.Environment["CI_PROJECT_PATH"] = "group/my app";
        _line.Environment["LC_ALL"] = "C";
        var before = Script("script").Aggregate("set -eo pipefail\n", (script, line) => $"{script}{line}\n");
        var after = string.Join('\n', Script("after_script"));
        var (one, other) = (_line.Write("script.sh", before), _line.Write("after.sh", after));
        return _line.RunInAShell(
            $"chmod +x bin/dotnet; PATH=$PWD/bin:$PATH; cd '{checkout}'; bash '{one}'; code=$?; bash '{other}'; exit $code");
    }

    private IEnumerable<string> Script(string name) => ((YamlSequenceNode)_job[name])
        .Select(line => line.ToString().Replace(Opt, $"{_line.Folder}{Opt}", StringComparison.Ordinal));

    private Task<string> Text(string name) =>
        File.ReadAllTextAsync(Path.Combine(_line.Folder, name), TestContext.Current.CancellationToken);
}
