using System.Text;
using ImageBench.Scenarios.BuildFiles;

namespace ImageBench.Tests.Fuzz;

/// <summary>What is read of compose.yaml and of bake files.</summary>
internal static class BuildFileReaders
{
    private static readonly byte[][] Compose =
    [
        Bytes("services:\n  web:\n    build:\n      context: .\n      dockerfile: Dockerfile.one\n      args: { A: \"${B:-c}\" }\n"
            + "      target: run\n      additional_contexts: { a: ./b }\n  db: { image: a }\n"),
        Bytes("x-a: &a { context: ., args: [ \"A=$B\", C ] }\nservices:\n  one: { build: *a }\n  two:\n    build:\n      <<: *a\n"
            + "      secrets: [ { source: s, target: t } ]\n      ssh: [ default ]\n      ulimits: { nofile: { soft: 1, hard: 2 } }\n"
            + "secrets: { s: { environment: E } }\n"),
        Bytes("services:\n  a:\n    build:\n      context: .\n      dockerfile_inline: |\n        FROM scratch\n"
            + "      platforms: [ linux/amd64 ]\n      labels: { a: \"${A?x}\" }\n      cache_from: [ \"type=local,src=x\" ]\n"),
    ];

    private static readonly byte[][] Bake =
    [
        Bytes("""{"group":{"default":{"targets":["a","g"]},"g":{"targets":["b","g"]}},"target":{"a":{"context":"."},"""
            + """ "b":{"dockerfile":"Dockerfile.one","args":{"A":"b"},"contexts":{"x":"target:a"},"secret":["id=s,env=E"]}}}"""),
        Bytes("""{"target":{"a":{"dockerfile-inline":"FROM scratch","tags":["t"],"platforms":["linux/amd64"],"labels":{"a":null}}}}"""),
    ];

    public static IReadOnlyList<FuzzedReader> All(string folder)
    {
        var place = Path.Combine(folder, "built");
        return
        [
            new("compose.yaml", 10, Compose, bytes => Read(
                place, "compose.yaml", bytes, path => BuildFileCatalog.OfCompose(path, [], _ => null))),
            new("bake file", 10, Bake, bytes => Read(place, "docker-bake.json", bytes, path =>
            {
                BakeFile.NeedsEvaluation(path);
                return BuildFileCatalog.OfBake(path, null, [], Path.GetDirectoryName(path)!);
            })),
        ];
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static void Read(string place, string name, byte[] bytes, Func<string, object> read)
    {
        if (!Directory.Exists(place))
        {
            Directory.CreateDirectory(place);
            File.WriteAllText(Path.Combine(place, "Dockerfile"), "FROM scratch\n");
            File.WriteAllText(Path.Combine(place, "Dockerfile.one"), "ARG A\nFROM scratch AS run\n");
        }

        var path = Path.Combine(place, name);
        File.WriteAllBytes(path, bytes);
        read(path);
    }
}
