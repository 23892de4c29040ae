using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Images.Archives;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Tests.Engine.Wire;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Engine.Images;

/// <summary>An image's export from an engine that is played: whole, broken off, and whole but damaged.</summary>
public class ExportTests
{
    private static readonly byte[] Archive = new ArchiveBuilder().Layer(new TarBytes().File("a", 300_000).End()).Legacy();

    [Fact]
    public async Task AWholeExportIsRead() =>
        Assert.Equal(300_000, (await Read([.. PlayedEngine.Chunk(Archive), .. "0\r\n\r\n"u8])).Unpacked.Bytes);

    [Fact]
    public async Task AnEngineThatHangsUpInsideAChunkIsGone() => await IsGone(PlayedEngine.Chunk(Archive)[..200_000]);

    [Fact]
    public async Task AnEngineThatHangsUpBetweenChunksIsGone() => await IsGone(PlayedEngine.Chunk(Archive[..200_000]));

    [Fact]
    public async Task AnArchiveThatIsDamagedIsNotTheEnginesFault()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Read([.. PlayedEngine.Chunk(Archive[..200_000]), .. "0\r\n\r\n"u8]));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
    }

    private static async Task IsGone(byte[] body)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Read(body));

        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.Contains("stopped answering while exporting image sha256:1 (", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<ImageFacts> Read(byte[] body)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var played = new PlayedEngine(body);
        using var engine = await DockerEngine.Connect(
            new EngineAddress(played.Address, "--engine"), isPrivate: false, TimeProvider.System, cancel);
        return await engine.ReadImage("sha256:1", (archive, token) => ImageArchive.Read(archive, new ImageReading(), token), cancel);
    }
}
