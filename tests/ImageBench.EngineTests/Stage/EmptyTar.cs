using System.Formats.Tar;

namespace ImageBench.EngineTests.Stage;

/// <summary>The files of an image in which there is next to nothing.</summary>
internal static class EmptyTar
{
    public static async Task Write(Stream stream, CancellationToken cancellationToken)
    {
        await using var tar = new TarWriter(stream, leaveOpen: true);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.Directory, "nothing/"), cancellationToken);
    }
}
