using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Stages.Native;

/// <summary>A program of Go that one step builds and the container starts, and that needs no library of the image.</summary>
internal sealed record GoProgram(string Path, ShellCommand Build, bool IsAlone)
{
    // What installs none of these brings nothing that the program runs with.
    private static readonly string[] Harmless = ["git", "make", "ca-certificates", "tzdata", "openssh-client", "update-ca-certificates"];

    // With these it needs libraries, or starts other programs.
    private static readonly string[] Outside =
        ["import \"C\"", "\"C\"\n", "\"os/exec\"", "os.StartProcess", "syscall.Exec", "ForkExec", "\"plugin\"", "#cgo"];

    /// <summary>
    /// The system's tables of what a file is by the end of its name, in the order in which Go looks for them: by them it calls what it
    /// serves.
    /// </summary>
    public static IReadOnlyList<string> KnownTables { get; } =
        ["/usr/local/share/mime/globs2", "/usr/share/mime/globs2", "/etc/mime.types", "/etc/apache2/mime.types"];

    /// <summary>Null: it is not certain that it is one.</summary>
    public static GoProgram? In(SingleStage single, RewriteFacts facts)
    {
        if (single.Kind != "go" || facts.Context is not { } context || context.Text("go.mod") is not { } module)
            return null;
        var builds = single.Commands.Where(command => IsGo(command, "build")).ToList();
        if (builds is not [var build] || !single.Commands.All(IsKnown))
            return null;
        var sources = Sources(context);
        if (sources.Exists(file => file.Text is null) || Uses(sources, Outside))
            return null;
        var isAlone = !module.Contains("require", StringComparison.Ordinal);
        if (!isAlone && !IsWithoutC(single, build))
            return null;
        return Output(single, build, module) is { } path && single.Start.Is(path) ? new GoProgram(path, build, isAlone) : null;
    }

    /// <summary>Whether it asks for what a bare image lacks: accounts, a home, time zones, folders of the system.</summary>
    public static bool NeedsAnImage(ContextFacts context) => Sources(context) is var sources
        && (sources.Exists(file => BareImage.LacksWhatIsIn(file.Text))
            || Uses(sources, "\"os/user\"", "LoadLocation", "TempDir", "CreateTemp", "MkdirTemp", "TempFile", "ParseMultipartForm",
                "FormFile", "UserHomeDir", "UserConfigDir", "UserCacheDir"));

    public static bool NeedsCertificates(ContextFacts context) => Uses(
        Sources(context), "\"net/http\"", "\"crypto/tls\"", "\"crypto/x509\"", "\"net/smtp\"");

    /// <summary>Those of the tables that the image has, where the program may ask for one.</summary>
    public static IEnumerable<(string From, string To)> Tables(RewriteFacts facts) =>
        Uses(
            Sources(facts.Context!), "TypeByExtension",
            "ExtensionsByType", "FileServer", "ServeFile", "ServeContent", "Static", ".File(", "SendFile")
            ? KnownTables.Where(path => facts.Folders?.GetValueOrDefault(path).Bytes > 0).Select(path => (path, path))
            : [];

    public static bool IsSource(string path) =>
        path.EndsWith(".go", StringComparison.Ordinal)
            || path is "go.mod" or "go.sum" or "go.work" or "go.work.sum"
            || path.StartsWith("vendor/", StringComparison.Ordinal)
            || path.Contains("testdata/", StringComparison.Ordinal);

    /// <summary>The steps with the build made static.</summary>
    public IReadOnlyDictionary<SourcePart, string> Static(SingleStage single)
    {
        var run = single.RunOf(Build);
        return IsSetStatic(single, Build)
            ? new Dictionary<SourcePart, string>()
            : new Dictionary<SourcePart, string> { [run.Part] = run.Edited(new TextEdit(Build.Begin, Build.Begin, "CGO_ENABLED=0 ")) };
    }

    private static List<ContextFile> Sources(ContextFacts context) =>
        [.. context.Files.Where(file => file.Path.EndsWith(".go", StringComparison.Ordinal)
            && !file.Path.EndsWith("_test.go", StringComparison.Ordinal))];

    private static bool Uses(IEnumerable<ContextFile> files, params string[] words) =>
        files.Any(file => words.Any(word => file.Text?.Contains(word, StringComparison.Ordinal) == true));

    private static bool IsGo(ShellCommand command, params string[] verbs) =>
        command.Program == "go" && command.Words is [_, { Value: { } verb }, ..] && verbs.Contains(verb);

    // The image of Alpine has no C compiler, without which there is no C in a program.
    private static bool IsWithoutC(SingleStage single, ShellCommand build) =>
        IsSetStatic(single, build) || KnownImage.Tag(single.Image).Contains("alpine", StringComparison.Ordinal);

    private static bool IsSetStatic(SingleStage single, ShellCommand build) =>
        build.Assigned("CGO_ENABLED") == "0"
            || single.Stage.Instructions.Any(part => part.Word == "ENV" && part.Rest is "CGO_ENABLED=0" or "CGO_ENABLED 0");

    private static bool IsKnown(ShellCommand command) =>
        !command.IsRedirected
            && (IsGo(command, "build", "clean", "mod", "vet", "test", "version", "env")
                || (command.Program is "apk" or "apt-get" && command.Arguments.All(word =>
                    word.Value is "add" or "update" or "install" or ['-', ..] || Harmless.Contains(word.Value)))
                || (command.Program == "rm"
                    && command.Arguments.All(word => word.Text[0] is '-' || word.Text.StartsWith("/var/", StringComparison.Ordinal))));

    private static string? Output(SingleStage single, ShellCommand build, string module)
    {
        if (!build.Words.Skip(2).All(word => word.Value is not null || word.Text[0] is '"' or '-'))
            return null;
        if (build.Arguments.Any(word => word.Text is "-o"))
            return SingleStage.ValueOf(build, "-o") is { } named && !named.EndsWith('/') ? single.PathOf(build, named) : null;
        // Named by its module, where it is built where that stands.
        var name = module.Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("module ", StringComparison.Ordinal))?[7..].Trim();
        return build.Words[^1].Value is "build" or "." && name is not null
            && !build.Arguments.Any(word => word.Text.StartsWith("-o", StringComparison.Ordinal))
            ? single.PathOf(build, name[(name.LastIndexOf('/') + 1)..])
            : null;
    }
}
