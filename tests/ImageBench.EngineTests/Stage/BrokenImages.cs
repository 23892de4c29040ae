using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Stage;

/// <summary>
/// One run of a scenario whose variants all build, and are each broken in another way; made when the first test asks for it.
/// </summary>
public sealed class BrokenImages : IDisposable
{
    private const string Scenario = """
        baseline: good
        check:
          port: 8000
          timeout: 4s
          memory: 200MB
          requests:
            - { get: /, contains: hello }
        """;

    private readonly Workplace _place = new();
    private HarnessResult? _result;
    private IReadOnlyList<string> _before = [];
    private IReadOnlyList<string> _after = [];

    public void Dispose() => _place.Dispose();

    internal async Task<HarnessResult> Result(TestEngine engine)
    {
        if (_result is not null)
            return _result;
        _place.With("broken", "scenario.yaml", Scenario).Scenario(
            "broken",
            ("good", Server("8000")),
            ("no-file", "FROM imagebench/busybox\nCMD [\"/test\"]\n"),
            ("no-user", Server("8000", "USER appuser\n")),
            ("format", "FROM imagebench/busybox\nRUN echo hello > /prog && chmod +x /prog\nCMD [\"/prog\"]\n"),
            ("library", "FROM imagebench/debian\nRUN rm -f /usr/lib/*/libselinux.so.1\nCMD [\"/usr/bin/ls\"]\n"),
            ("interpreter", "FROM imagebench/busybox\nRUN echo '#!/usr/bin/python3' > /prog && chmod +x /prog\nCMD [\"/prog\"]\n"),
            ("loader", "FROM imagebench/debian AS full\nFROM imagebench/busybox\nCOPY --from=full /usr/bin/ls /prog\nCMD [\"/prog\"]\n"),
            ("denied", "FROM imagebench/busybox\nRUN echo hello > /prog\nCMD [\"/prog\"]\n"),
            ("memory", "FROM imagebench/busybox\nCMD [\"sh\", \"-c\", \"x=a; while true; do x=$x$x; done\"]\n"),
            ("silent", "FROM imagebench/busybox\nCMD [\"sleep\", \"60\"]\n"),
            ("other-port", Server("8080")),
            ("loopback", Server("127.0.0.1:8000")),
            ("forks", "FROM imagebench/busybox\nCMD [\"sh\", \"-c\", \"while true; do sleep 60 & done\"]\n"),
            ("chatty", "FROM imagebench/busybox\nCMD [\"yes\", \"and on and on and on\"]\n"),
            ("other-answer", Server("8000", "RUN echo goodbye > /www/index.html\n")));
        _before = await engine.Holdings();
        _result = await Harness.Run(engine.State, _place.Arguments(engine, "--cache", "cold", "--rounds", "1", "--check-rounds", "1"));
        _after = await engine.Holdings();
        return _result;
    }

    internal async Task<IReadOnlyDictionary<string, string>> Row(TestEngine engine, string file, string variant)
    {
        await Result(engine);
        return Csv.Read(_place.Runs[0], file).First(row => row["variant"] == variant);
    }

    internal async Task<string> Report(TestEngine engine)
    {
        await Result(engine);
        return await File.ReadAllTextAsync(Path.Combine(_place.Runs[0], "report.md"), TestContext.Current.CancellationToken);
    }

    internal async Task<(IReadOnlyList<string> Before, IReadOnlyList<string> After)> Holdings(TestEngine engine)
    {
        await Result(engine);
        return (_before, _after);
    }

    private static string Server(string listen, string more = "") =>
        $"FROM imagebench/busybox\nRUN mkdir /www && echo hello > /www/index.html\n{more}CMD [\"httpd\", \"-f\", \"-p\", \"{listen}\", "
            + "\"-h\", \"/www\"]\n";
}
