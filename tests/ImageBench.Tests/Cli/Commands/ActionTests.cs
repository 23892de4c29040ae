using System.Text.RegularExpressions;
using ImageBench.Cli.Commands;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands;

/// <summary>The scripts of the actions and of the release, run with the variables that GitHub gives them.</summary>
public sealed class ActionTests : IDisposable
{
    // "imagebench" is the command of these tests, and "gh" writes down what it is asked.
    private const string Programs = """
        mkdir -p bin
        printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$1" "$2" > bin/imagebench
        printf '#!/bin/sh\nprintf "%%s\\n" "$*" >> gh.log\n[ "$2" != --paginate ] || cat own\n' > bin/gh
        chmod +x bin/*
        PATH=$PWD/bin:$PATH
        exec bash
        """;

    private readonly CommandLine _line = new();

    [Fact]
    public async Task TheDiffTellsTheJobAndEndsAsImageBenchDoes()
    {
        Write("a image.tar", 40_000);
        Write("b.tar", 52_000);
        Given("RUNNER_TEMP", _line.Folder);
        Given("GITHUB_ACTIONS", "true");
        Given("GITHUB_OUTPUT", _line.Write("output", ""));
        Given("GITHUB_STEP_SUMMARY", _line.Write("summary.md", ""));
        Given("IMAGEBENCH_NAME", "my app");
        Given("IMAGEBENCH_ARGUMENTS", "diff\na image.tar\nb.tar\n\n--max-increase\n10%");

        var ended = await Run(".github/actions/diff/diff.sh");

        Assert.Equal((4, ""), (ended.ExitCode, ended.Error));
        Assert.Equal(
            ["markdown=", "json=", "verdict=over", "unpacked_bytes=52000", "unpacked_change_bytes=12000"],
            Read("output").Replace(_line.Folder, "", StringComparison.Ordinal).Split('\n').Take(5)
                .Select(line => line.Split('/')[0]));
        Assert.StartsWith("<!-- imagebench:my-app -->\n", Told("markdown"), StringComparison.Ordinal);
        Assert.Equal(Told("markdown") + "\n", Read("summary.md"));
        Assert.Contains("\"verdict\": \"over\"", Told("json"), StringComparison.Ordinal);
        var first = Told("markdown");
        Given("IMAGEBENCH_ARGUMENTS", "diff\nb.tar\na image.tar");
        Assert.Equal(0, (await Run(".github/actions/diff/diff.sh")).ExitCode);
        Assert.Equal(first, Told("markdown"));
        Assert.EndsWith("/imagebench.md", Output("markdown"), StringComparison.Ordinal);

        // The first of the job's steps.
        string Output(string name) => Read("output").Split('\n').First(line => line.StartsWith(name + "=", StringComparison.Ordinal));
        string Told(string name) => File.ReadAllText(Output(name)[(name.Length + 1)..]);
    }

    [Theory]
    [InlineData("", "--method POST repos/org/app/issues/12/comments")]
    [InlineData("345\n678\n", "--method PATCH repos/org/app/issues/comments/345")]
    public async Task TheCommentReplacesItsOwnAndNoOther(string own, string request)
    {
        Comment("<!-- imagebench:app -->\n\n### app\n", "12", own);

        var ended = await Run(".github/actions/comment/comment.sh");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        var asked = Read("gh.log").Split('\n');
        Assert.StartsWith("api --paginate repos/org/app/issues/12/comments --jq ", asked[0], StringComparison.Ordinal);
        Assert.Equal($"api --silent {request} --field body=@{_line.Folder}/c.md", asked[1]);
    }

    [Theory]
    [InlineData("# Buy here\n", "12", "does not begin with the marker")]
    [InlineData("<!-- imagebench:app -->\n", "12/../1", "is not the number of a pull request")]
    [InlineData("<!-- imagebench:app -->\n", "", "is not the number of a pull request")]
    public async Task WhatIsNoCommentOfItsOwnIsNotWritten(string markdown, string number, string sentence)
    {
        Comment(markdown, number, own: "");

        var ended = await Run(".github/actions/comment/comment.sh");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(sentence, ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("gh.log", _line.Entries);
    }

    [Fact]
    public async Task AReleaseIsOfTheVersionThatItsTagNames()
    {
        var version = typeof(CommandTree).Assembly.GetName().Version!.ToString(3);

        var right = await _line.RunInAShell($"bash {Repository.Root}/.ci/version v{version}");
        var wrong = await _line.RunInAShell($"bash {Repository.Root}/.ci/version v{version}.9");

        Assert.Equal((0, version + "\n"), (right.ExitCode, right.Output));
        Assert.Equal(1, wrong.ExitCode);
        Assert.StartsWith($"The tag v{version}.9 is not v{version}, ", wrong.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOptionsThatTheyNameAreThere()
    {
        var root = CommandTree.Make(TimeProvider.System);
        var known = root.Subcommands.Append(root).SelectMany(command => command.Options).Select(option => option.Name).ToHashSet();
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, ".github"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".yml" or ".sh");

        var named = files.SelectMany(file => Regex.Matches(File.ReadAllText(file), "--(export|max|warn|allow|github)[a-z-]*"))
            .Select(match => match.Value).Distinct().ToList();

        Assert.Contains("--export-markdown", named);
        Assert.Empty(named.Except(known));
    }

    public void Dispose() => _line.Dispose();

    private Task<Ended> Run(string script) => _line.RunInAShell($"{Programs} {Repository.Root}/{script}");

    private void Comment(string markdown, string number, string own)
    {
        _line.Write("own", own);
        Given("MARKDOWN", _line.Write("c.md", markdown));
        Given("NUMBER", number);
        Given("GITHUB_REPOSITORY", "org/app");
        Given("GH_TOKEN", "secret");
    }

    private void Given(string name, string value) => _line.Environment[name] = value;

    private string Read(string name) => File.ReadAllText(Path.Combine(_line.Folder, name));

    private void Write(string name, int bytes) => File.WriteAllBytes(
        Path.Combine(_line.Folder, name),
        new ArchiveBuilder().Layer(new TarBytes().File("app/server", bytes).End(), "COPY server /app").Legacy());
}
