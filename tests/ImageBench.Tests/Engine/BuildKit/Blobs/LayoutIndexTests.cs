using ImageBench.Engine.BuildKit.Blobs;

namespace ImageBench.Tests.Engine.BuildKit.Blobs;

public sealed class LayoutIndexTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("""{"manifests":[],"manifests":[{"digest":"sha256:1"}]}""")]
    [InlineData("""{"manifests":[{"digest":"sha256:1","digest":"sha256:2"}]}""")]
    [InlineData("""{"manifests":[{"digest":"sha256:1","annotations":{"a":"1","a":"2"}}]}""")]
    public void WithAKeyTwiceItIsAsOneThatCannotBeRead(string json)
    {
        _folder.Write("index.json", json);
        var index = new LayoutIndex(_folder.Path);

        Assert.Null(index.Find("latest"));
        index.Put("""{"digest":"sha256:3"}""", "latest");
        Assert.Equal("sha256:3", index.Find("latest"));
    }

    public void Dispose() => _folder.Dispose();
}
