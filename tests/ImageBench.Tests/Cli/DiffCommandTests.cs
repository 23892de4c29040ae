using ImageBench.Cli.Tables;
using ImageBench.Images.Archives;
using ImageBench.Images.Changes;
using ImageBench.Images.Contents;
using ImageBench.Model;
using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli;

public sealed class DiffCommandTests : IDisposable
{
    private static readonly byte[] Parent = new TarBytes().Directory("etc").File("etc/passwd", 700).File("usr/lib/libc.so.6", 90_000)
        .File("var/lib/dpkg/status", "Package: libc6\nStatus: install ok installed\nVersion: 2.36\nInstalled-Size: 100\n"u8.ToArray())
        .File("var/lib/dpkg/info/libc6.list", "/usr/lib/libc.so.6\n/usr/share/doc/libc6/changelog\n"u8.ToArray()).End();

    private readonly TempFolder _temp = new();

    [Fact]
    public async Task TheTableIsAsApproved() => Approved.Matches("Cli/Approved/diff.txt", await Diff("--files", "2"));

    [Fact]
    public async Task WithAllPartsTheTableIsAsApproved() =>
        Approved.Matches("Cli/Approved/diff-all.txt", await Diff("--files", "all", "--layers", "--packages", "--values"));

    [Fact]
    public async Task TheJsonIsAsApproved() => Approved.Matches("Cli/Approved/diff.json", await Diff("--json"));

    [Fact]
    public async Task TheCsvIsAsApproved() => Approved.Matches("Cli/Approved/file_changes.csv", await Diff("--csv"));

    [Fact]
    public async Task NoLineIsWiderThanATerminal()
    {
        var difference = ImageDifference.Between(await Read(Base()), await Read(Head()));
        await using var output = new StringWriter();
        var console = new TableConsole(output, 80, isDrawn: false, hasColours: false);

        DifferenceTable.Write(console, difference, new DifferenceParts(int.MaxValue, Layers: true, Packages: true, Values: true));

        Assert.All(output.ToString().Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("/usr/share/doc/libc6/changelog", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneImageIsNoDifferenceInWhateverItLies()
    {
        var (a, b) = (Write("a.tar", Base().Legacy()), Write("b.tar", Base().Oci(ArchiveBuilder.Zstd)));

        Assert.StartsWith("No difference: it is the same image.\n", await Run(a, b), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ValuesOfVariablesAreShownOnRequestOnly()
    {
        string[] forms = ["--json", "--files=0", "--csv"];
        foreach (var form in forms)
            Assert.DoesNotContain("geheim", await Diff(form), StringComparison.Ordinal);
        Assert.Contains("geheim", await Diff("--values"), StringComparison.Ordinal);
        Assert.Contains("geheim", await Diff("--json", "--values"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImagesOfOneArchiveAreComparedByTheirNames()
    {
        var archive = Write("both.tar", ArchiveBuilder.SavedTogether(Base("was:1"), Head("now:1")));

        Assert.Equal(await Diff("--json"), await Run(archive, archive, "--base-image", "was:1", "--head-image", "now:1", "--json"));
        Assert.EndsWith("Choose one, such as --base-image was:1.", (await Assert.ThrowsAsync<Fault>(() => Run(archive, archive))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASideThatIsNotThereIsBadInput()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Run(Write("a.tar", Base().Legacy()), "./missing.tar"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith("There is no archive ./missing.tar: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesThatCouldMoveTheCursorAreShownHarmless()
    {
        var (a, b) = (Write("a.tar", Base().Legacy()), Write("b.tar",
            new ArchiveBuilder { Labels = new Dictionary<string, string> { ["\u001b[2J"] = "[red]\u202e" } }
            .Layer(new TarBytes().File("x\u001b[2J[red]", 9).End(), "RUN \u001b[31m [bold]").Legacy()));

        Assert.DoesNotContain(await Run(a, b, "--files", "all", "--layers"), letter => letter is '\u001b' or '\u202e');
    }

    [Fact]
    public async Task TheChangeOfARefreshedParentIsOneLineAndNeverTheDockerfiles()
    {
        var refreshed = new TarBytes().Directory("etc").File("etc/passwd", 700).File("usr/lib/libc.so.6", 99_000).End();
        var app = new TarBytes().File("app/server", Of(1, 40_000)).End();
        var (was, now) = (new ArchiveBuilder().Layer(Parent), new ArchiveBuilder().Layer(refreshed));
        string[] parents = ["--base-parent", Write("pa.tar", was.Legacy()), "--head-parent", Write("pb.tar", now.Legacy())];
        string[] images = [Write("a.tar", was.Layer(app).Legacy()), Write("b.tar", now.Layer(app).Legacy())];

        var lines = (await Run([.. images, .. parents])).Split('\n');
        Assert.StartsWith("+8.87 kB unpacked (+6.8 %): 0 B own, +8.87 kB from the parent;", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("all that the parent image brought", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("libc.so.6", StringComparison.Ordinal));
        Assert.Contains("not known, and so which part is its own", await Run(images), StringComparison.Ordinal);

        var fault = await Assert.ThrowsAsync<Fault>(() => Run([.. images, "--base-parent", parents[3]]));
        Assert.StartsWith($"--base-parent {parents[3]} is not what the image was made from: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImagesThatSayTheyWereMadeFromTheSameOneHaveAllOfTheirChangeFromTheDockerfile()
    {
        var label = new Dictionary<string, string> { ["org.opencontainers.image.base.digest"] = "sha256:" + new string('a', 64) };
        var (was, now) = (new ArchiveBuilder { Labels = label }.Layer(Parent), new ArchiveBuilder { Labels = label }.Layer(Parent));
        was.Layer(new TarBytes().File("app/server", Of(1, 40_000)).End());
        now.Layer(new TarBytes().File("app/server", Of(1, 52_000)).End());

        Assert.StartsWith("+12.0 kB unpacked (+9.2 %): +12.0 kB own, 0 B from the parent;",
            await Run(Write("a.tar", was.Legacy()), Write("b.tar", now.Legacy())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HowManyLayersAreOfAParentThatBothOnlyNameIsNotKnown()
    {
        var label = new Dictionary<string, string> { ["org.opencontainers.image.base.digest"] = "sha256:" + new string('a', 64) };
        var (was, now) = (new ArchiveBuilder { Labels = label }.Layer(Parent), new ArchiveBuilder { Labels = label }.Layer(Parent));
        was.Layer(new TarBytes().File("app/server", Of(1, 40_000)).End());
        now.Layer(new TarBytes().File("app/server", Of(1, 52_000)).End());

        using var json = System.Text.Json.JsonDocument.Parse(
            await Run(Write("a.tar", was.Legacy()), Write("b.tar", now.Legacy()), "--json"));

        Assert.Equal(
            System.Text.Json.JsonValueKind.Null, json.RootElement.GetProperty("base").GetProperty("parent_layer_count").ValueKind);
    }

    [Fact]
    public async Task TheParentIsTheOneOfTheManifestAndNotOneOfAnInheritedLabel()
    {
        var label = new Dictionary<string, string> { ["org.opencontainers.image.base.digest"] = "sha256:" + new string('a', 64) };
        var (was, now) = (
            new ArchiveBuilder { Labels = label, ParentDigest = "sha256:" + new string('b', 64) }.Layer(Parent),
            new ArchiveBuilder { Labels = label, ParentDigest = "sha256:" + new string('c', 64) }.Layer(Parent));
        now.Layer(new TarBytes().File("app/server", Of(1, 52_000)).End());

        Assert.Contains(
            "not known, and so which part is its own",
            await Run(Write("a.tar", was.Oci(ArchiveBuilder.Gzip)), Write("b.tar", now.Oci(ArchiveBuilder.Gzip))),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePictureIsAsApproved()
    {
        var file = Path.Combine(_temp.Path, "change.svg");
        await Diff("--svg", file);

        Approved.Matches("Cli/Approved/diff.svg", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AHostileNameIsNoMarkupInThePicture()
    {
        var file = Path.Combine(_temp.Path, "change.svg");
        var head = new ArchiveBuilder().Layer(new TarBytes().File("</text><script>x\u001b&\"'", 90_000).End());
        await Run(Write("a.tar", Base().Legacy()), Write("b.tar", head.Legacy()), "--svg", file);

        var picture = System.Xml.Linq.XDocument.Load(file);
        Assert.DoesNotContain(picture.Descendants(), element => element.Name.LocalName == "script");
        Assert.Contains(picture.Descendants(), element => element.Value.Contains("</text><script>x\\u001B&", StringComparison.Ordinal));
    }

    [Fact]
    public async Task APictureThatCannotBeWrittenIsBadInput()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Diff("--svg", Path.Combine(_temp.Path, new string('x', 300))));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.EndsWith("Give --svg another file.", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    private static ArchiveBuilder Base(string? name = null) => new ArchiveBuilder
    {
        Name = name,
        Cmd = ["/app/server"],
        Env = ["PATH=/usr/bin", "GONE=1"],
        ExposedPorts = new Dictionary<string, object> { ["80/tcp"] = new { } },
    }
        .Layer(Parent, "ADD rootfs.tar / # buildkit").Layer(
            new TarBytes().File("app/server", Of(1, 40_000)).File("app/data", Of(1, 100)).End(), "COPY server /app # buildkit");

    private static ArchiveBuilder Head(string? name = null) => new ArchiveBuilder
    {
        Name = name,
        User = "app",
        Entrypoint = ["/app/server"],
        Env = ["PATH=/usr/bin", "TOKEN=geheim"],
        WorkingDir = "/app",
        StopSignal = "SIGINT",
        ExposedPorts = new Dictionary<string, object> { ["80/tcp"] = new { }, ["443/tcp"] = new { } },
        Labels = new Dictionary<string, string> { ["org.opencontainers.image.version"] = "2" },
        Healthcheck = new { Test = (string[])["CMD", "/app/server", "--ping"] },
    }
        .Layer(Parent, "ADD rootfs.tar / # buildkit")
        .Layer(
            new TarBytes().File("usr/lib/libc.so.6", 95_000).File("usr/share/doc/libc6/changelog", 3000)
                .File(
                    "var/lib/dpkg/status",
                    "Package: libc6\nStatus: install ok installed\nVersion: 2.41\nInstalled-Size: 105\n"u8.ToArray()).End(),
            "RUN /bin/sh -c apt-get update && apt-get upgrade -y # buildkit")
        .Layer(new TarBytes().Owned("app/server", Of(2, 52_000), "755").Owned("app/data", Of(1, 100), "600").End(),
            "COPY server /app # buildkit");

    private static byte[] Of(byte value, int length) => [.. Enumerable.Repeat(value, length)];

    private static Task<ImageTree> Read(ArchiveBuilder image) =>
        ImageArchive.ReadTree(new MemoryStream(image.Legacy()), new ImageReading { IsCompared = true },
            TestContext.Current.CancellationToken);

    private async Task<string> Diff(params string[] arguments) =>
        await Run([Write("a.tar", Base().Legacy()), Write("b.tar", Head().Legacy()), .. arguments]);

    private static async Task<string> Run(params string[] arguments) =>
        (await InvokedCommand.Run(["diff", "--no-content-size", .. arguments])).Output;

    private string Write(string name, byte[] archive)
    {
        var path = Path.Combine(_temp.Path, name);
        File.WriteAllBytes(path, archive);
        return path;
    }
}
