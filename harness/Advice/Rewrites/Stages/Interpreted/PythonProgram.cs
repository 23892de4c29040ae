using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites.Caches;
using ImageBench.Advice.Rewrites.Copies;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Stages.Interpreted;

/// <summary>A program of Python whose packages one step installs, none of them compiled: it runs wherever its Python is.</summary>
internal sealed record PythonProgram(string Folder, ShellCommand Install)
{
    private const string Packages = "/packages";
    private const string Table = "/etc/mime.types";

    private static readonly string[] Flags =
        ["--no-cache-dir", "-q", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes", "--break-system-packages"];

    // With these a program looks for other programs, for libraries of the image, or for where its packages lie.
    private static readonly string[] OfAnImage =
    [
        "subprocess", "os.system", "os.popen", "os.exec", "os.spawn", "ctypes", "tkinter", "curses", "readline", "dbm", "ensurepip", "venv",
        "pkg_resources", "import pip", "site-packages", "dist-packages",
    ];

    /// <summary>Null: it is not certain that it is one.</summary>
    public static PythonProgram? In(SingleStage single, RewriteFacts facts)
    {
        if (single.Kind != "python" || facts.Context is not { } context || facts.CompiledPackages is not { Count: 0 }
            || single.HasHealthcheck || single.NamedUser is not null
            || single.Start.Words is not ["python" or "python3", [not '-', ..] script, ..]
            || !script.EndsWith(".py", StringComparison.Ordinal))
        {
            return null;
        }

        var folder = single.Start.Folder;
        var isInside = single.Stage.Instructions
            .Where(part => part.Word == "COPY")
            .All(part => CopyLine.Of(single.Walk, single.Stage, part) is { } copy && !copy.Has("from")
                && CleanFolder.Holds(folder, copy.Target));
        return isInside && folder != "/" && IsByItself(context) && single.Commands.ToList() is [var install] && IsOrdinary(install)
            && !single.Walk.IsSet(single.Stage, single.RunOf(install).Part, "PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX",
                "PIP_USER", "VIRTUAL_ENV", "PATH")
            && CleanFolder.Joined(folder, script) is { } path && CleanFolder.Holds(folder, path)
            ? new PythonProgram(folder, install)
            : null;
    }

    /// <summary>The program with its packages, and <paramref name="more"/> of what it had, on an image of the same Python.</summary>
    public RuntimePlan On(string image, SingleStage single, params IEnumerable<(string From, string To)> more) =>
        new(image, [(Packages, Packages), .. more, (Folder, Folder)])
        {
            Edits = new Dictionary<SourcePart, string>
            {
                [single.RunOf(Install).Part] = single.RunOf(Install)
                    .Edited(TextEdit.After(PipCommands.Install(Install)!, $" --target {Packages}")),
            },
            Lines = [$"ENV PYTHONPATH={Packages}"],
            IsOfSameVersion = true,
        };

    /// <summary>That by which Python says what a file is that it serves, where the image has it.</summary>
    public static IEnumerable<(string From, string To)> Tables(RewriteFacts facts) =>
        facts.Folders?.GetValueOrDefault(Table).Bytes > 0 ? [(Table, Table)] : [];

    private static bool IsByItself(ContextFacts context)
    {
        var sources = context.Files.Where(file => file.Path.EndsWith(".py", StringComparison.Ordinal)).ToList();
        return sources.Count > 0 && sources.All(file => file.Text is { } text
            && !OfAnImage.Any(word => text.Contains(word, StringComparison.Ordinal)));
    }

    private static bool IsOrdinary(ShellCommand command)
    {
        if (PipCommands.Install(command) is not { } verb || !command.IsPlain || command.IsRedirected || command.Assignments.Count > 0)
            return false;
        var words = command.Words.SkipWhile(word => word != verb).Skip(1).Select(word => word.Value!).ToList();
        var at = words.FindIndex(word => word is "-r" or "--requirement");
        return at >= 0 && at + 1 < words.Count && words.Where((_, index) => index != at && index != at + 1).All(Flags.Contains);
    }
}
