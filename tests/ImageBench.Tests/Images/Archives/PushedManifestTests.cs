using System.Text;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Tests.Images.Archives;

public class PushedManifestTests
{
    /// <summary>As a Docker 20.10 engine pushed it to a registry.</summary>
    private const string Pushed =
        """
        {
           "schemaVersion": 2,
           "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
           "config": {
              "mediaType": "application/vnd.docker.container.image.v1+json",
              "size": 895,
              "digest": "sha256:be8de35767bb5d23604eeeae6e9b39996fff557abd2942252687e448ed0dab9d"
           },
           "layers": [
              {
                 "mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip",
                 "size": 50528948,
                 "digest": "sha256:1dc199f3071829a5c1647cf46ebf05ded52b177cece3a3e49565cbf5941d8a36"
              }
           ]
        }
        """;

    private const string SecondLayer =
        """
        ,
              {
                 "mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip",
                 "size": 2207,
                 "digest": "sha256:50644c29ef5a27c9a40c393a73ece2479de78325cae7d762ef3cdc19bf42dd0a"
              }
        """;

    [Fact]
    public void ItsLengthIsThatOfARealOne() =>
        Assert.Equal(Encoding.UTF8.GetByteCount(Pushed), PushedManifest.Length(Size(895), [Size(50528948)]).Bytes);

    [Fact]
    public void EachLayerAddsItsDescriptor()
    {
        var one = PushedManifest.Length(Size(1), [Size(100)]).Bytes;

        Assert.Equal(one + SecondLayer.Length, PushedManifest.Length(Size(1), [Size(100), Size(2207)]).Bytes);
        Assert.Equal(one + SecondLayer.Length + 5, PushedManifest.Length(Size(10), [Size(100_000), Size(12_207)]).Bytes);
    }

    [Fact]
    public void AnImageWithALayerOfUnknownSizeHasNoContentSize()
    {
        var known = new Layer(1, "", "", Size(0), 0) { Content = Size(100) };

        Assert.Equal(PushedManifest.Length(Size(50), [Size(100)]) + Size(150), PushedManifest.Content(Size(50), [known]));
        Assert.Null(PushedManifest.Content(Size(50), [known, known with { Content = null }]));
    }

    private static ByteSize Size(long bytes) => new(bytes);
}
