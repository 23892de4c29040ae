using ImageBench.Model;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands.Images;

public sealed class DiffPictureTests : IDisposable
{
    private readonly DiffedImages _images = new();

    [Fact]
    public async Task ThePictureIsAsApproved()
    {
        var file = Path.Combine(_images.Folder, "change.svg");
        await _images.Diff("--svg", file);

        Approved.Matches("Cli/Approved/diff.svg", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AHostileNameIsNoMarkupInThePicture()
    {
        var file = Path.Combine(_images.Folder, "change.svg");
        var head = new ArchiveBuilder().Layer(new TarBytes().File("</text><script>x\u001b&\"'", 90_000).End());
        await DiffedImages.Run(_images.Write("a.tar", DiffedImages.Base().Legacy()), _images.Write("b.tar", head.Legacy()), "--svg", file);

        var picture = System.Xml.Linq.XDocument.Load(file);
        Assert.DoesNotContain(picture.Descendants(), element => element.Name.LocalName == "script");
        Assert.Contains(picture.Descendants(), element => element.Value.Contains("</text><script>x\\u001B&", StringComparison.Ordinal));
    }

    [Fact]
    public async Task APictureThatCannotBeWrittenIsBadInput()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => _images.Diff("--svg", Path.Combine(_images.Folder, new string('x', 300))));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.EndsWith("Give --svg another file.", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _images.Dispose();
}
