using System.Text;
using ImageBench.Images.Tree;

namespace ImageBench.Tests.Images.Tree;

/// <summary>The names of a file tree.</summary>
public sealed class NodeTableTests
{
    [Fact]
    public void MoreNamesThanAnImageHasAreRefused()
    {
        var names = new NodeTable { Most = 100 };
        while (names.Count < 100)
            names.FindOrAdd(0, Encoding.UTF8.GetBytes($"name{names.Count}"));

        Assert.Equal(names.Count - 1, names.FindOrAdd(0, "name99"u8));
        var refused = Assert.Throws<InvalidDataException>(() => names.FindOrAdd(0, "another"u8));

        Assert.Equal("it holds more files and folders than an image has", refused.Message);
    }
}
