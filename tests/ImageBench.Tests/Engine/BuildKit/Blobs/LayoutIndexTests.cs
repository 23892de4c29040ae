using ImageBench.Engine.BuildKit.Blobs;
using ImageBench.Model;

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

    [Fact]
    public void APlaceOfTheIndexThatIsNoFileIsReadAsNone()
    {
        var index = new LayoutIndex(_folder.Path);
        NamedPipe.Make(Path.Combine(_folder.Path, "index.json"));
        Assert.Null(index.Find("latest"));

        File.Delete(Path.Combine(_folder.Path, "index.json"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "index.json"), "/dev/zero");
        Assert.Null(index.Find("latest"));
    }

    [Fact]
    public void WhatIsWrittenReplacesALinkAndNotWhatItLeadsTo()
    {
        var victim = _folder.Write("victim", "mine");
        var cache = Directory.CreateDirectory(Path.Combine(_folder.Path, "cache")).FullName;
        foreach (var name in new[] { "oci-layout", "index.json", "index.json.part", "oci-layout.part" })
            File.CreateSymbolicLink(Path.Combine(cache, name), victim);

        new LayoutIndex(cache).Put("""{"digest":"sha256:3"}""", "latest");

        Assert.Equal("mine", File.ReadAllText(victim));
        Assert.Equal("sha256:3", new LayoutIndex(cache).Find("latest"));
    }

    [Fact]
    public void ABlobThatIsALinkOrNoFileIsNone()
    {
        var hex = new string('a', 64);
        var blobs = Directory.CreateDirectory(Path.Combine(_folder.Path, "blobs", "sha256")).FullName;
        File.CreateSymbolicLink(Path.Combine(blobs, hex), _folder.Write("secret", "mine"));
        var store = new FolderBlobs(_folder.Path);

        Assert.Null(store.Find($"sha256:{hex}"));
        Assert.Throws<Fault>(() => store.Open($"sha256:{hex}"));
        File.Delete(Path.Combine(blobs, hex));
        NamedPipe.Make(Path.Combine(blobs, hex));
        Assert.Null(store.Find($"sha256:{hex}"));
        Assert.Throws<Fault>(() => store.Open($"sha256:{hex}"));
    }

    [Fact]
    public void ABlobIsWrittenIntoNoFolderThatIsALink()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder.Path, "elsewhere")).FullName;
        var cache = Directory.CreateDirectory(Path.Combine(_folder.Path, "cache")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(cache, "blobs"), elsewhere);

        var fault = Assert.Throws<Fault>(() => new FolderBlobs(cache).Begin());

        Assert.Contains("is a link", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    public void Dispose() => _folder.Dispose();
}
