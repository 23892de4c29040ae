using System.Text;
using ImageBench.Advice;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites;
using ImageBench.Model.Builds;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Ignore;

namespace ImageBench.Tests.Fuzz;

/// <summary>What is read of scenario folders.</summary>
internal static class ScenarioReaders
{
    private static readonly string[] Paths =
        ["a", "a/b", "a/b/c.txt", "README.md", "src/main.go", "node_modules/x/y.js", ".git/HEAD", "a b",
        "\u00E4/\U0001F600", "[x]", "x{2}", "-"];

    private static readonly Dictionary<string, string> Arguments = new() { ["IMAGE"] = "alpine", ["A"] = "b/c.d" };

    public static IReadOnlyList<FuzzedReader> All(string folder) =>
    [
        new("Dockerfile", 1,
            [
                Bytes("# syntax=docker/dockerfile:1\n# escape=\\\nARG IMAGE=alpine:3.22\nARG A=${IMAGE%%:*}x${B:-c}\n"
                    + "FROM --platform=$BUILDPLATFORM ${IMAGE} AS build\nRUN --mount=type=cache,target=/x,from=y <<EOF\nmake\nEOF\n"
                    + "COPY --from=build --chown=1 [\"a\", \"b\"] /\n"),
                Bytes("FROM a\nRUN echo \\\n  # comment\n  b\nONBUILD COPY --from=0 a b\nFROM a AS b\n"
                    + "RUN <<-'A' <<\"B\"\n\tx\n\tA\nB\nCMD [\"a\"]\n"),
                Bytes("{\"syntax\": \"a/b\", \"x\": [1]}\n"),
                Bytes("#!/x\n// syntax=a\n# escape=`\nARG A=${B/x/y} C=\"d e\" D='f'\nFROM ${A:+b}`\n"),
            ],
            ReadDockerfile),
        new("Dockerfile that is rewritten", 20,
            [
                Bytes("FROM debian:13\nRUN set -eux; \\\n  apt-get update; \\\n  # why\n  apt-get install -y 'git' \"curl\" && rm -rf /x\n"
                    + "WORKDIR /app\nCOPY . .\nRUN chown -R 1:1 /app\nRUN pip install a && (b; c) | d > e 2>&1\nCMD [\"a\"]\n"),
                Bytes("FROM golang:1.24 AS build\r\nCOPY a.tgz /tmp/\r\nRUN tar -xf /tmp/a.tgz && rm /tmp/a.tgz\r\n"
                    + "RUN --mount=type=cache,target=/x go build -ldflags=\"-X a=$(b \"c\")\" -o /app .\r\nCMD [\"/app\"]\r\n"),
                Bytes("FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm ci && if [ -f a ]; then yarn; fi\nRUN <<EOF\napk add a\nEOF\n"),
            ],
            RewriteDockerfile),
        new("ignore file and matching", 4,
            [
                Bytes("# comment\n**/node_modules\n!README.md\n*.md\n/a/?/[a-z]\n"), Bytes("*\n!src/**\nsrc/**/[^x]*{2}\na|b\n\\[x\\]\n"),
                Bytes("[[:alpha:]\\d]\n**/*.go\n..\\x\n!\n{1,3}(a)+$^\n"),
            ],
            ReadIgnoreFile),
        new("scenario.yaml", 10,
            [
                Bytes("title: A\nbaseline: one\ncontext: .\nvariants:\n"
                    + "  one: { dockerfile: Dockerfile.one, target: run, args: { A: \"-s\" } }\n  two:\n"
                    + "parents:\n  IMAGE: { hub: \"alpine:3.22\", debian: imagebench/busybox }\n"
                    + "edit: { source: main.go, dependency: go.mod }\n"),
                Bytes("check:\n  port: 8000\n  requests:\n"
                    + "    - { get: /movies, status: 200, json: { a.0: b }, capture: { id: id } }\n"
                    + "    - { post: '/m/${id}', body: '{}', headers: { A: b }, matches: '[0-9]+' }\n"
                    + "budget: { one: { content: 20MB, layers: 4 } }\n"),
                Bytes("contexts: { assets: ../assets }\nsecrets: { npmrc: { env: NPM_TOKEN } }\nssh: default\nlabels: { a: b }\n"
                    + "add_hosts: { h: 10.0.0.1 }\nplatform: linux/amd64\n"
                    + "network: host\nlimits: { one: { unpacked: 2%, content: 500kB } }\n"
                    + "variants:\n  one: { dockerfile: Dockerfile.one }\n  p: { image: \"registry://h.example/a:1\" }\n"),
                Bytes("a: &a [1, {b: c}]\nd: *a\n? x\n: |\n  text\n  more\nf: >-\n  y\n---\n"),
            ],
            yaml => ReadScenario(folder, yaml)),
    ];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static void RewriteDockerfile(byte[] bytes)
    {
        var source = DockerfileSource.Parse(Encoding.UTF8.GetString(bytes));
        foreach (var rewrite in RewriteList.All)
            rewrite.Apply(source, RewriteFacts.None)?.Text.Explained();
    }

    private static void ReadDockerfile(byte[] bytes)
    {
        var facts = DockerfileReader.Parse(Encoding.UTF8.GetString(bytes));
        foreach (var builder in new[] { Builder.BuildKit, Builder.Classic })
        {
            facts.Images(null, Arguments, builder);
            facts.Frontend(Arguments, builder);
        }

        facts.Images("build", Arguments, Builder.BuildKit);
        facts.ClassicStopsAt("0");
    }

    private static void ReadIgnoreFile(byte[] bytes)
    {
        var rules = IgnoreRules.Of(new IgnoreFile("x", IgnoreFile.Parse(bytes)));
        foreach (var path in Paths)
        {
            rules.Excludes(path);
            rules.CouldKeepBelow(path);
        }
    }

    private static void ReadScenario(string folder, byte[] yaml)
    {
        var scenario = Path.Combine(folder, "scenario");
        if (!Directory.Exists(scenario))
        {
            Directory.CreateDirectory(scenario);
            File.WriteAllText(Path.Combine(scenario, "Dockerfile.one"), "ARG IMAGE=alpine:3.22\nFROM ${IMAGE} AS run\nARG A\n");
            File.WriteAllText(Path.Combine(scenario, "Dockerfile.two"), "ARG IMAGE=alpine:3.22\nFROM ${IMAGE}\n");
            File.WriteAllText(Path.Combine(scenario, "main.go"), "");
        }

        File.WriteAllBytes(Path.Combine(scenario, "scenario.yaml"), yaml);
        ScenarioFolder.Read(new ScenarioPath(scenario));
    }
}
