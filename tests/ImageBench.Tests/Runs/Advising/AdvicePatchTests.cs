using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Runs.Advising;
using ImageBench.Statistics.Judging;

namespace ImageBench.Tests.Runs.Advising;

public sealed class AdvicePatchTests : IDisposable
{
    private const string Before = "FROM busybox\nRUN apt-get install -y curl\n#bytes 5000\n";
    private const string After = "FROM busybox\nRUN apt-get install --no-install-recommends -y curl\n#bytes 5000\n";

    private readonly AdvisedFolder _folder = new();

    [Fact]
    public async Task ThePatchIsOfWhatWasLookedAtWhateverTheUserChangedMeanwhile()
    {
        var advice = await Advice(".git\n");
        Write(".dockerignore", "secrets\n");
        var patch = new AdvicePatch(Assert.Single(_folder.Read()));
        Write("Dockerfile", Before + "RUN mine\n");
        Write(".dockerignore", "secrets\nmine\n");

        var text = patch.AddTo(advice with { AdvisedIgnoreFile = "secrets\n.git\n" }).Patch;

        Assert.DoesNotContain("mine", text, StringComparison.Ordinal);
        Assert.Contains("+.git\n", text, StringComparison.Ordinal);
        Assert.Throws<Fault>(() => patch.Write(advice));
        Assert.Equal("secrets\nmine\n", Read(".dockerignore"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("secrets\n")]
    public async Task AnIgnoreFileThatWasChangedIsLeftAndSoIsTheDockerfile(string? before)
    {
        if (before is not null)
            Write(".dockerignore", before);
        var advice = await Advice(".git\n");
        var patch = new AdvicePatch(Assert.Single(_folder.Read()));
        var ignore = Write(".dockerignore", "mine\n");

        var fault = Assert.Throws<Fault>(() => patch.Write(advice));

        Assert.Contains(ignore, fault.Message, StringComparison.Ordinal);
        Assert.Equal("mine\n", Read(".dockerignore"));
        Assert.Equal(Before, Read("Dockerfile"));
    }

    [Fact]
    public async Task BothAreWrittenAsAWholeALinkStaysALinkAndNothingIsLeftBeside()
    {
        var advice = await Advice("secrets\n.git\n");
        var real = Write("real", Before);
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(real, Mode);
        File.Delete(Place("Dockerfile"));
        File.CreateSymbolicLink(Place("Dockerfile"), real);
        Write(".dockerignore", "secrets\n");
        var patch = new AdvicePatch(Assert.Single(_folder.Read()));
        var names = Names();
        Assert.StartsWith("diff --git a/real b/real\n", patch.AddTo(advice).Patch, StringComparison.Ordinal);

        patch.Write(advice);

        Assert.Equal(real, new FileInfo(Place("Dockerfile")).LinkTarget);
        Assert.Equal(After, Read("real"));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(real) == Mode);
        Assert.Equal("secrets\n.git\n", Read(".dockerignore"));
        Assert.Equal(names, Names());
    }

    [Fact]
    public void AnIgnoreFileWhoseTextIsNotKnownIsNotWrittenAnew()
    {
        Write("Dockerfile", "FROM busybox\nCOPY . .\n");
        Write("__pycache__/a.pyc", "a");
        var rewrite = RewriteList.All.Single(one => one.Name == "ignore-file");
        var text = DockerfileSource.Parse("FROM busybox\nCOPY . .\n");

        Assert.Equal("**/__pycache__\n", rewrite.Apply(text, Facts())?.IgnoreFile);

        // "café" in Latin-1.
        File.WriteAllBytes(Place(".dockerignore"), [.. "# caf"u8, 0xE9, .. "\nsecrets\n"u8]);
        Assert.Null(rewrite.Apply(text, Facts()));
    }

    [Fact]
    public void SourcesWithoutEndAreNotHeldInMemory()
    {
        Write("Dockerfile", "FROM busybox\nCOPY . .\n");
        for (var number = 0; number < 40; number++)
        {
            // Files of zeros take no room on the disk.
            using var file = File.Create(Place($"long-{number}.go"));
            file.SetLength(1024 * 1024);
        }

        Write("go.mod", "module a\n");

        var files = Facts().Context!.Files.Where(file => file.Path.StartsWith("long-", StringComparison.Ordinal)).ToList();

        Assert.Equal(40, files.Count);
        Assert.InRange(files.Count(file => file.Text is not null), 1, 32);
    }

    public void Dispose() => _folder.Dispose();

    private RewriteFacts Facts() => AdviceFacts.Unbuilt(
        Assert.Single(_folder.Read()), Builder.BuildKit, BaseSet.Hub, TestContext.Current.CancellationToken);

    private async Task<MeasuredAdvice> Advice(string ignoreFile)
    {
        Write("Dockerfile", Before);
        var advice = await _folder.Advise();
        Assert.Equal(After, advice.Advised);
        return advice with { AdvisedIgnoreFile = ignoreFile };
    }

    private string Write(string name, string text) => _folder.Write($"app/{name}", text);

    private string Read(string name) => File.ReadAllText(Place(name));

    private string Place(string name) => Path.Combine(_folder.App, name);

    private IReadOnlyList<string> Names() => [.. Directory.EnumerateFileSystemEntries(_folder.App).Order(StringComparer.Ordinal)];
}
