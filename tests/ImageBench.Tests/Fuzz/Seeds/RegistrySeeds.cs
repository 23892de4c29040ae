using System.Security.Cryptography;
using System.Text;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Fuzz.Seeds;

/// <summary>What right registries hold and answer.</summary>
internal static class RegistrySeeds
{
    private const string OciIndex = "application/vnd.oci.image.index.v1+json";
    private const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    private const string OciLayer = "application/vnd.oci.image.layer.v1.tar";

    private static readonly byte[] Layer = new TarBytes().Directory("a").File("a/b", 5).End();
    private static readonly byte[] Config = new ArchiveBuilder { Entrypoint = ["/a/b"] }.Layer(Layer).Config;

    private static readonly byte[] Manifest = Bytes(
        $$$"""
        {"schemaVersion":2,"mediaType":"{{{OciManifest}}}",
        "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{{Digest(Config)}}}","size":{{{Config.Length}}}},
        "layers":[{"mediaType":"{{{OciLayer}}}","digest":"{{{Digest(Layer)}}}","size":{{{Layer.Length}}}}],"annotations":{"a":"b"}}
        """);

    private static readonly byte[] About = Bytes(
        $$$"""
        {"mediaType":"{{{OciManifest}}}","artifactType":"application/spdx+json","config":{"digest":"{{{Digest(Config)}}}","size":2},
        "layers":[{"mediaType":"application/spdx+json","digest":"{{{Digest(Layer)}}}","size":3}],
        "subject":{"digest":"{{{Digest(Manifest)}}}"}}
        """);

    private static readonly byte[] List = Bytes(
        $$$"""
        {"schemaVersion":2,"mediaType":"{{{OciIndex}}}","manifests":[
        {"mediaType":"{{{OciManifest}}}","digest":"{{{Digest(Manifest)}}}","size":{{{Manifest.Length}}},
        "platform":{"os":"linux","architecture":"amd64","variant":"v1"}},
        {"digest":"{{{Digest(About)}}}","size":1,
        "annotations":{"vnd.docker.reference.type":"attestation-manifest","vnd.docker.reference.digest":"x"}},
        {"digest":"{{{Digest(Layer)}}}","artifactType":"a/b","size":9}]}
        """);

    private const string Challenge =
        "WWW-Authenticate: Bearer realm=\"http://127.0.0.1:5000/t\",service=\"s\",scope=\"repository:app:pull\"";

    private const string Token = "{\"token\":\"abc\",\"access_token\":\"abc\",\"expires_in\":300}";

    private static readonly byte[] Schema1 = Bytes("{\"schemaVersion\":1,\"fsLayers\":[{\"blobSum\":\"x\"}],\"history\":[]}");

    private static readonly byte[] Tags = Bytes("{\"name\":\"app\",\"tags\":[\"1\",\"latest\",null]}");

    private static readonly byte[] Catalog = Bytes("{\"repositories\":[\"a\",\"b/c\"]}");

    /// <summary>The digest of the index that the name stands for.</summary>
    public static string Index { get; } = Digest(List);

    /// <summary>All that belongs to the image, by its digest.</summary>
    public static IReadOnlyDictionary<string, byte[]> Image { get; } =
        new[] { List, Manifest, About, Config, Layer }.ToDictionary(Digest, StringComparer.Ordinal);

    public static IReadOnlyList<byte[]> Manifests => [Manifest, About, List, Schema1, Tags];

    /// <summary>Each behind the digest by which it is asked for, on a line of its own.</summary>
    public static IReadOnlyList<byte[]> Documents =>
    [
        .. new[] { List, Manifest, About, Config }.Select(document => (byte[])[.. Bytes(Digest(document) + "\n"), .. document]),
        .. new[] { Manifest, Schema1, Tags }.Select(document => (byte[])[.. Bytes("\n"), .. document]),
    ];

    public static IReadOnlyList<byte[]> Answers =>
    [
        Of(
            Head("401 Unauthorized", Challenge),
            [.. Head("200 OK", "Content-Type: application/json"), .. Bytes(Token)],
            [.. Head("200 OK", $"Content-Type: {OciIndex}", $"Docker-Content-Digest: {Digest(List)}"), .. List],
            [.. Head("200 OK", $"Content-Type: {OciManifest}"), .. Manifest],
            [.. Head("200 OK"), .. Config],
            [.. Head("307 Temporary Redirect", "Location: https://cdn.example/x?y=z")]),
        Of(
            [.. Head("200 OK", $"Content-Type: {OciManifest}", $"Content-Length: {Manifest.Length}"), .. Manifest],
            [.. Head("200 OK"), .. Config],
            [.. Head("307 Temporary Redirect", "Location: http://127.0.0.1:5001/x")],
            [.. Head("200 OK"), .. Layer[..700]],
            [.. Head("206 Partial Content", $"Content-Range: bytes 700-{Layer.Length - 1}/{Layer.Length}"), .. Layer[700..]]),
        Of(
            Head("401 Unauthorized", "WWW-Authenticate: Basic realm=\"r\"", "WWW-Authenticate: Negotiate"),
            [.. Head("404 Not Found"), .. Bytes("{\"errors\":[{\"code\":\"NAME_UNKNOWN\",\"message\":\"unknown\"}]}")]),
        Of(
            [.. Head("200 OK", "Link: </v2/_catalog?last=b&n=2>; rel=\"next\""), .. Catalog],
            [.. Head("200 OK", "Link: </v2/app/tags/list?last=1>; rel=\"next\""), .. Tags],
            [.. Head("200 OK", "Transfer-Encoding: chunked"), .. Bytes("4\r\n{\"a\"\r\n3\r\n:1}\r\n0\r\n\r\n")],
            [.. Head("429 Too Many Requests"), .. Bytes("{\"errors\":[{\"message\":\"slow down\"}]}")]),
    ];

    private static byte[] Of(params byte[][] answers) =>
        [.. answers.Take(1).Concat(answers.Skip(1).Select(answer => (byte[])[.. Bytes(PlayedAnswers.Between), .. answer]))
            .SelectMany(answer => answer)];

    private static byte[] Head(string status, params string[] headers) =>
        Bytes($"HTTP/1.1 {status}\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");

    private static string Digest(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
