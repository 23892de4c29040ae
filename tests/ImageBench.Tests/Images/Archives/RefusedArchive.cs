using System.Text;
using ImageBench.Images.Archives;
using ImageBench.Model;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Archives;

/// <summary>Archives that the reader refuses, and the one sentence in which it does.</summary>
internal static class RefusedArchive
{
    /// <summary>An archive of one image, whose manifest names that config and one layer.</summary>
    public static byte[] Saved(byte[] config, string layer, TarBytes? before = null) => (before ?? new TarBytes()).File("c.json", config)
        .File("manifest.json", Encoding.UTF8.GetBytes($$"""[{"Config":"c.json","Layers":["{{layer}}"]}]""")).End();

    public static Task RefusedLayer(TarBytes layer, string sentence) =>
        Refused(new ArchiveBuilder().Layer(layer.End()).Legacy(), "layer 1 (id0/layer.tar) is not a layer: " + sentence);

    public static Task Refused(byte[] archive, string sentence) => Refused(new MemoryStream(archive), sentence);

    public static async Task Refused(Stream archive, string sentence)
    {
        var fault = await Assert.ThrowsAsync<Fault>(() =>
            ImageArchive.Read(archive, new ImageReading(), TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
    }
}
