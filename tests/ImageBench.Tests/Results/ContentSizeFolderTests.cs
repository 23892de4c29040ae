using ImageBench.Images.ContentSizes;
using ImageBench.Model;
using ImageBench.Results;

namespace ImageBench.Tests.Results;

public sealed class ContentSizeFolderTests : IDisposable
{
    private const string Compressor = "0123456789abcdef";

    private static readonly string Name = new('a', 64);
    private static readonly KnownContent Content = new("sha256:" + new string('d', 64), new ByteSize(50_741_036));

    private readonly TempFolder _temp = new();

    private string StoredFile => Path.Combine(_temp.Path, Compressor, Name);

    [Fact]
    public void RemembersFromRunToRun()
    {
        Open().Keep(Name, Content);

        Assert.Equal(Content, Open().Find(Name));
        Assert.Null(Open().Find(new string('b', 64)));
    }

    [Fact]
    public void KeepsTheLatest()
    {
        var sizes = Open();
        sizes.Keep(Name, Content);
        sizes.Keep(Name, Content with { Content = new ByteSize(3) });

        Assert.Equal(3, sizes.Find(Name)!.Content.Bytes);
    }

    [Fact]
    public void AnotherCompressorsSizesAreNotTaken()
    {
        Open().Keep(Name, Content);

        Assert.Null(new ContentSizeFolder(_temp.Path, "fedcba9876543210").Open().Find(Name));
    }

    [Fact]
    public void ADamagedFileIsNotTrustedWhereverItIsDamaged()
    {
        var sizes = Open();
        sizes.Keep(Name, Content);
        var text = File.ReadAllText(StoredFile);
        for (var i = 0; i < text.Length; i++)
        {
            File.WriteAllText(StoredFile, text[..i]);
            Assert.Null(sizes.Find(Name));
            File.WriteAllText(StoredFile, text[..i] + (text[i] == '7' ? '8' : '7') + text[(i + 1)..]);
            Assert.Null(sizes.Find(Name));
        }

        File.WriteAllText(StoredFile, text + "\n");
        Assert.Null(sizes.Find(Name));
        File.WriteAllBytes(StoredFile, new byte[1_000_000]);
        Assert.Null(sizes.Find(Name));
    }

    [Fact]
    public void AFileUnderAnotherNameIsNotTrusted()
    {
        Open().Keep(Name, Content);
        File.Copy(StoredFile, Path.Combine(_temp.Path, Compressor, new string('b', 64)));

        Assert.Null(Open().Find(new string('b', 64)));
    }

    [Fact]
    public void ADamagedFileIsReplaced()
    {
        Open().Keep(Name, Content);
        File.WriteAllText(StoredFile, "");
        Open().Keep(Name, Content);

        Assert.Equal(Content, Open().Find(Name));
    }

    [Fact]
    public void CanBeDeletedAtAnyTime()
    {
        var sizes = Open();
        sizes.Keep(Name, Content);
        Directory.Delete(Path.Combine(_temp.Path, Compressor), recursive: true);

        Assert.Null(sizes.Find(Name));
        sizes.Keep(Name, Content);
        Assert.Equal(Content, sizes.Find(Name));
    }

    [Fact]
    public void RunsAtOnceNeverSeeHalfAFile()
    {
        Open().Keep(Name, Content);
        Parallel.For(0, 400, i =>
        {
            Open().Keep(Name, Content with { Content = new ByteSize(50_000_000 + (i * i)) });
            Assert.Equal(Content.DiffId, Open().Find(Name)?.DiffId);
        });

        Assert.Equal(StoredFile, Assert.Single(Directory.GetFiles(Path.GetDirectoryName(StoredFile)!)));
    }

    [Fact]
    public void ADiskThatRefusesOnlyForgets()
    {
        var sizes = new ContentSizeFolder(_temp.Write("file", ""), Compressor).Open();
        sizes.Keep(Name, Content);

        Assert.Null(sizes.Find(Name));
    }

    public void Dispose() => _temp.Dispose();

    private SizedLayers Open() => new ContentSizeFolder(_temp.Path, Compressor).Open();
}
