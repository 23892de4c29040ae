using System.Text;
using ImageBench.Engine.BuildKit.Trace;
using ImageBench.Engine.Classic;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Engine.Wire;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Checks;

namespace ImageBench.Tests.Fuzz;

/// <summary>What is read of engines, of the programs that are checked, and of Docker's configuration.</summary>
internal static class EngineReaders
{
    private const string Buildah = """
        {"stream":"[1/2] STEP 1/2: FROM a AS b\n"}
        {"stream":"[1/2] STEP 2/2: RUN make\n"}
        {"stream":"--> Using cache 0123456789ab\n"}
        {"stream":"[2/2] STEP 1/2: FROM scratch\n"}
        {"stream":"--> 0123456789ac\n"}
        {"stream":"COMMIT app\nSuccessfully tagged localhost/app:latest\n"}
        {"aux":{"ID":"sha256:0"},"error":"x","errorDetail":{"message":"x"}}
        """;

    /// <summary><paramref name="messages"/> holds streams of build messages, of each builder.</summary>
    public static IReadOnlyList<FuzzedReader> All(string folder, string messages) =>
    [
        new("BuildKit trace", 2, Recorded(messages, "buildkit-*"), lines => ReadBuild(lines, new BuildKitTrace())),
        new("classic trace", 2, Recorded(messages, "classic-*"), lines => ReadBuild(lines, new ClassicTrace())),
        new("Podman's trace", 2, [.. Recorded(messages, "classic-*"), Encoding.UTF8.GetBytes(Buildah)],
            lines => ReadBuild(lines, new BuildahTrace())),
        new("step name", 1,
            ["[build 2/4] RUN make"u8.ToArray(), "[linux/amd64 a 1/1] FROM b"u8.ToArray(), "[internal] load metadata for x"u8.ToArray()],
            name => StepName.Parse(Encoding.UTF8.GetString(name))),
        new("answer of a checked program", 1,
            [
                """{"a":{"b":[1,2.0,"x"]},"id":"17","n":null}"""u8.ToArray(), """{"a":"\u00e4","id":{"id":[]}}"""u8.ToArray(),
                """[{"a":{"b":1e3}},"id"]"""u8.ToArray(),
            ],
            ReadAnswer),
        new("Docker's configuration", 2,
            [
                """{"auths":{"host:5000":{"auth":"dTpw"},"https://index.docker.io/v1/":{"username":"u","password":"p"}}}"""u8.ToArray(),
                """{"currentContext":"a","proxies":{"default":{"httpProxy":"http://u:p@h:1","noProxy":"x"}}}"""u8.ToArray(),
                """{"auths":{"https://host:5000/v1/":{"identitytoken":"t"}},"credsStore":""}"""u8.ToArray(),
            ],
            config => ReadConfig(folder, config)),
    ];

    private static IReadOnlyList<byte[]> Recorded(string messages, string names) =>
        [.. Directory.EnumerateFiles(messages, names).Order(StringComparer.Ordinal)
            .Select(file => Encoding.UTF8.GetBytes(string.Join('\n', File.ReadLines(file).Take(25))))];

    private static void ReadBuild(byte[] lines, IBuildTrace trace)
    {
        var log = new BuildLog(trace);
        var arrived = TimeSpan.Zero;
        foreach (var line in Encoding.UTF8.GetString(lines).Split('\n'))
            log.Read(line, arrived += TimeSpan.FromSeconds(1));
        _ = (log.ImageId, log.Error, trace.Steps.Count, trace.LogTail.Count, trace.Spans);
    }

    private static void ReadAnswer(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var request = new CheckRequest("GET", "/", null, 200, Json: true)
        {
            JsonValues = new Dictionary<string, string> { ["a"] = "1", ["a.b"] = "1000", ["0.a.b"] = "x" },
            Captures = new Dictionary<string, string> { ["id"] = "id", ["b"] = "a.b.2" },
        };
        var answer = new Answer(200, new Dictionary<string, string>(), text, IsCut: false);
        _ = (new AnswerRules(request, new Dictionary<string, string>()).Wrong(answer, out _), answer.ToString());
        _ = Template.Fill(text, new Dictionary<string, string> { ["id"] = "17" });
    }

    // No helper is named in it: a mutated name of one would be a program that is started.
    private static void ReadConfig(string folder, byte[] config)
    {
        var text = Encoding.Latin1.GetString(config);
        if (text.Contains("cred", StringComparison.Ordinal) && !text.Contains("\"credsStore\":\"\"", StringComparison.Ordinal))
            return;
        var path = Path.Combine(folder, "config.json");
        File.WriteAllBytes(path, config);
        foreach (var host in new[] { "host:5000", "docker.io" })
            DockerConfig.Read(path)?.Login(host, CancellationToken.None).GetAwaiter().GetResult();
        DockerConfig.Read(path)?.Proxies("unix:///var/run/docker.sock");
        new DockerFolder(folder).CurrentContext();
    }
}
