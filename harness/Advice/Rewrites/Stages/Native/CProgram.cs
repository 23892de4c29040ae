using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Stages.Native;

/// <summary>A program of C that one command compiles out of known sources and the container starts, with the C library alone.</summary>
internal sealed record CProgram(string Path, ShellCommand Build)
{
    private static readonly string[] Libraries = ["-lm", "-lpthread", "-lrt"];

    // With these a static program looks for libraries or files of the image, or for other programs.
    private static readonly string[] OfAnImage =
    [
        "getaddrinfo", "getnameinfo", "gethostby", "getserv", "getproto", "getpw", "getgr", "dlopen", "iconv", "locale", "popen", "system(",
        "exec", "localtime", "ctime", "mktime", "tzset", "tmpfile", "mkstemp", "mkdtemp", "wordexp",
    ];

    public static CProgram? In(SingleStage single, RewriteFacts facts)
    {
        if (single.Kind != "c" || facts.Context is not { } context
            || single.Commands.ToList() is not [{ Program: "gcc" or "cc", IsPlain: true } build])
        {
            return null;
        }

        var values = build.Arguments.Select(word => word.Value!).ToList();
        var isOrdinary = !build.IsRedirected
            && !values.Any(value => value is "-c" or "-S" or "-E" or "-shared" || value.StartsWith("-L", StringComparison.Ordinal)
                || value.StartsWith("-fsanitize", StringComparison.Ordinal) || value.StartsWith("-Wl,", StringComparison.Ordinal)
                || (value.StartsWith("-l", StringComparison.Ordinal) && !Libraries.Contains(value)))
            && values.Where(value => value[0] != '-')
                .All(value => value.EndsWith(".c", StringComparison.Ordinal) || value == SingleStage.ValueOf(build, "-o"));
        var sources = context.Files.Where(file => IsSource(file.Path)).ToList();
        return isOrdinary && sources.Count > 0 && sources.All(file => file.Text is not null)
            && SingleStage.ValueOf(build, "-o") is { } named && single.PathOf(build, named) is { } path && single.Start.Is(path)
            ? new CProgram(path, build)
            : null;
    }

    public static bool NeedsAnImage(ContextFacts context) => context.Files.Any(file =>
        IsSource(file.Path) && (BareImage.LacksWhatIsIn(file.Text)
            || OfAnImage.Any(word => file.Text?.Contains(word, StringComparison.Ordinal) == true)));

    public static bool IsSource(string path) =>
        path.EndsWith(".c", StringComparison.Ordinal) || path.EndsWith(".h", StringComparison.Ordinal);
}
