using ImageBench.Images.Archives;
using ImageBench.Images.Documents;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Archives;

/// <summary>An image of three layers, of which the first comes twice, and what is read of its archives.</summary>
internal static class SampleImage
{
    public static byte[] First { get; } = new TarBytes().Directory("etc")
        .File("etc/passwd", 700)
        .Symlink("sh", "bin/busybox")
        .HardLink("etc/again", "etc/passwd")
        .End();

    public static byte[] Second { get; } = new TarBytes().File("etc/.wh.passwd", 0).File("app", 1_000_000).End();

    public static string OwnArchitecture => OciPlatform.OfThisMachine["linux/".Length..];

    public static ArchiveBuilder Make() => new ArchiveBuilder { User = "app:app", Architecture = OwnArchitecture }
        .Layer(First, "/bin/sh -c #(nop) ADD rootfs.tar / ")
            .Metadata("ENV A=b")
            .Layer(Second, "RUN |1 X=y /bin/sh -c make # buildkit")
            .Layer(First);

    /// <summary>An image for another architecture.</summary>
    public static ArchiveBuilder Other(string architecture) =>
        new ArchiveBuilder { Architecture = architecture }.Layer(new TarBytes().File(architecture, 5).End());

    public static Task<ImageFacts> Read(byte[] archive) =>
        ImageArchive.Read(new MemoryStream(archive), new ImageReading(), TestContext.Current.CancellationToken);
}
