using ImageBench.Cli.Tables;
using ImageBench.Images.Archives;
using ImageBench.Images.Changes;
using ImageBench.Images.Contents;
using ImageBench.Model;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands.Images;

public sealed class DiffCommandTests : IDisposable
{
    private readonly DiffedImages _images = new();

    [Fact]
    public async Task TheTableIsAsApproved() => Approved.Matches("Cli/Approved/diff.txt", await _images.Diff("--files", "2"));

    [Fact]
    public async Task WithAllPartsTheTableIsAsApproved() =>
        Approved.Matches("Cli/Approved/diff-all.txt", await _images.Diff("--files", "all", "--layers", "--packages", "--values"));

    [Fact]
    public async Task TheJsonIsAsApproved() => Approved.Matches("Cli/Approved/diff.json", await _images.Diff("--json"));

    [Fact]
    public async Task TheCsvIsAsApproved() => Approved.Matches("Cli/Approved/file_changes.csv", await _images.Diff("--csv"));

    [Fact]
    public async Task NoLineIsWiderThanATerminal()
    {
        var difference = ImageDifference.Between(await Read(DiffedImages.Base()), await Read(DiffedImages.Head()));
        await using var output = new StringWriter();
        var console = new TableConsole(output, 80, isDrawn: false, hasColours: false);

        DifferenceTable.Write(console, difference, new DifferenceParts(int.MaxValue, Layers: true, Packages: true, Values: true));

        Assert.All(output.ToString().Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Contains("/usr/share/doc/libc6/changelog", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneImageIsNoDifferenceInWhateverItLies()
    {
        var a = _images.Write("a.tar", DiffedImages.Base().Legacy());
        var b = _images.Write("b.tar", DiffedImages.Base().Oci(ArchiveBuilder.Zstd));

        Assert.StartsWith("No difference: it is the same image.\n", await DiffedImages.Run(a, b), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ValuesOfVariablesAreShownOnRequestOnly()
    {
        string[] forms = ["--json", "--files=0", "--csv"];
        foreach (var form in forms)
            Assert.DoesNotContain("geheim", await _images.Diff(form), StringComparison.Ordinal);
        Assert.Contains("geheim", await _images.Diff("--values"), StringComparison.Ordinal);
        Assert.Contains("geheim", await _images.Diff("--json", "--values"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImagesOfOneArchiveAreComparedByTheirNames()
    {
        var archive = _images.Write("both.tar", ArchiveBuilder.SavedTogether(DiffedImages.Base("was:1"), DiffedImages.Head("now:1")));

        Assert.Equal(
            await _images.Diff("--json"),
            await DiffedImages.Run(archive, archive, "--base-image", "was:1", "--head-image", "now:1", "--json"));
        var fault = await Assert.ThrowsAsync<Fault>(() => DiffedImages.Run(archive, archive));
        Assert.EndsWith("Choose one, such as --base-image was:1.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASideThatIsNotThereIsBadInput()
    {
        var there = _images.Write("a.tar", DiffedImages.Base().Legacy());
        var fault = await Assert.ThrowsAsync<Fault>(() => DiffedImages.Run(there, "./missing.tar"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith("There is no archive ./missing.tar: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesThatCouldMoveTheCursorAreShownHarmless()
    {
        var (a, b) = (_images.Write("a.tar", DiffedImages.Base().Legacy()), _images.Write("b.tar",
            new ArchiveBuilder { Labels = new Dictionary<string, string> { ["\u001b[2J"] = "[red]\u202e" } }
            .Layer(new TarBytes().File("x\u001b[2J[red]", 9).End(), "RUN \u001b[31m [bold]").Legacy()));

        Assert.DoesNotContain(await DiffedImages.Run(a, b, "--files", "all", "--layers"), letter => letter is '\u001b' or '\u202e');
    }

    public void Dispose() => _images.Dispose();

    private static Task<ImageTree> Read(ArchiveBuilder image) =>
        ImageArchive.ReadTree(new MemoryStream(image.Legacy()), new ImageReading { IsCompared = true },
            TestContext.Current.CancellationToken);
}
