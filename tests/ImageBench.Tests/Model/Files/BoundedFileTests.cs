using System.Text;
using ImageBench.Model.Files;

namespace ImageBench.Tests.Model.Files;

public sealed class BoundedFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void AFileIsReadUpToTheBound()
    {
        var path = _folder.Write("file", new string('a', 40_000));

        Assert.Equal(new string('a', 40_000), Encoding.UTF8.GetString(BoundedFile.Read(path, 40_000)));
        Assert.Equal(
            "it is larger than the 40.0 kB that are read of it", Assert.Throws<IOException>(() => BoundedFile.Read(path, 39_999)).Message);
    }

    [Fact]
    public void WhatTellsNoLengthIsReadAsWell() => Assert.NotEmpty(BoundedFile.Read("/proc/self/status", 1_000_000));

    [Fact]
    public void DevicesPipesAndFoldersAreNoFilesAlsoBehindALink()
    {
        NamedPipe.Make(Path.Combine(_folder.Path, "pipe"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link"), "/dev/zero");

        string Refusal(string path) => Assert.Throws<IOException>(() => BoundedFile.Read(path, 1_000)).Message;
        Assert.Equal("it is a pipe and not a file", Refusal(Path.Combine(_folder.Path, "pipe")));
        Assert.Equal("it is a device and not a file", Refusal(Path.Combine(_folder.Path, "link")));
        Assert.Equal("it is a folder and not a file", Refusal(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
