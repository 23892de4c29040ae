using ImageBench.Images.Archives;
using ImageBench.Images.Changes;
using ImageBench.Images.Contents;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Changes;

/// <summary>Two images, and what changed from one to the other.</summary>
internal static class ComparedImages
{
    public static Task<ImageDifference> Between(TarBytes from, TarBytes to) =>
        Between(new ArchiveBuilder().Layer(from.End()), new ArchiveBuilder().Layer(to.End()));

    public static async Task<ImageDifference> Between(ArchiveBuilder from, ArchiveBuilder to, (int Base, int Head)? parents = null) =>
        ImageDifference.Between(await Read(from.Legacy()), await Read(to.Legacy()), parents?.Base, parents?.Head);

    public static Task<ImageTree> Read(byte[] archive) =>
        ImageArchive.ReadTree(new MemoryStream(archive), new ImageReading { IsCompared = true }, TestContext.Current.CancellationToken);
}
