using System.Text.Json;
using ImageBench.Model;
using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands;

public sealed class InspectCommandTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task AnArchiveOfEachToolGivesTheSameJson()
    {
        var image = Image();
        var expected = WithoutContent(await Inspect(Write(image.Legacy()), "--json"));

        Assert.Equal(expected, WithoutContent(await Inspect(Write(image.Crane()), "--json")));
        Assert.Equal(expected, WithoutContent(await Inspect(Write(image.SkopeoDocker()), "--json")));
        Assert.Equal(expected, WithoutContent(await Inspect(Write(image.Oci(ArchiveBuilder.Zstd)), "--json")));
        var json = JsonDocument.Parse(expected).RootElement;
        Assert.Equal(3, json.GetProperty("layer_count").GetInt32());
        Assert.Equal(5000, json.GetProperty("wasted_bytes").GetInt64());
        Assert.Equal("RUN rm -rf /d", json.GetProperty("layers")[2].GetProperty("instruction").GetString());
    }

    // How the layers were compressed is the archive's own: it is the one thing that the tools' archives of an image do not share.
    private static string WithoutContent(string json) =>
        string.Join('\n', json.Split('\n').Where(line => !line.Contains("\"content_size_", StringComparison.Ordinal)));

    [Fact]
    public async Task CsvHasARowForEachLayer()
    {
        var lines = (await Inspect(Write(Image().Legacy()), "--csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("scenario,variant,builder,position,", lines[0], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
        Assert.EndsWith(",COPY /d /d,,5000,,1,5000", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTableHasLayersTotalsAndWasteAndNoControlCharacters()
    {
        var table = await Inspect(Write(Image().Legacy()));

        string[] parts = ["COPY /d /d", @"RUN echo [red] \u0007", "5,000 bytes", "linux/amd64", "app", "d/big"];
        Assert.All(parts, part => Assert.Contains(part, table, StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', table);
    }

    [Fact]
    public async Task AFileThatIsNotThereIsToldWithoutAskingAnEngine()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Inspect("missing.tar", "--engine", "unix:///nowhere"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith("There is no archive missing.tar: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedArchiveIsBadInput()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Inspect(Write(Image().Legacy()[..4000])));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith("The image archive cannot be read: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnImageNeedsAnEngine() =>
        Assert.Equal(
            ExitCode.NoEngine, (await Assert.ThrowsAsync<Fault>(() => Inspect("busybox", "--engine", "unix:///nowhere"))).ExitCode);

    [Fact]
    public void TwoFormsAtOnceAreRefused() =>
        Assert.Equal(
            "--csv and --json are two forms of one answer: give one of them.",
            Assert.Single(InvokedCommand.Mistakes("inspect", "x", "--csv", "--json")));

    public void Dispose() => _temp.Dispose();

    private static ArchiveBuilder Image() => new ArchiveBuilder { User = "app" }
        .Layer(new TarBytes().Directory("d").File("d/big", 5000).End(), "COPY /d /d")
        .Metadata("ENV A=1")
        .Layer(new TarBytes().File("e", 70).End(), "RUN echo [red] \u0007")
        .Layer(new TarBytes().File(".wh.d", 0).End(), "/bin/sh -c rm -rf /d");

    // Content sizes are remembered in the user's own state folder: InspectContentSizeTests give the command another.
    private static async Task<string> Inspect(params string[] arguments) =>
        (await InvokedCommand.Run(["inspect", "--no-content-size", .. arguments])).Output;

    private string Write(byte[] archive)
    {
        var path = Path.Combine(_temp.Path, "image.tar");
        File.WriteAllBytes(path, archive);
        return path;
    }
}
