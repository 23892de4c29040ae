using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Programs;

/// <summary>Go programs without symbols and paths.</summary>
internal sealed class GoStripped() : Rewrite(
    "go-stripped",
    "go build leaves out what only a debugger reads (-ldflags \"-s -w\") and the paths of the build machine (-trimpath).",
    "Go's manual of cmd/link",
    "A debugger finds no symbols; stack traces stay, with paths that begin at the module.")
{
    private static readonly string[] Stripping = ["-s", "-w"];

    // Of each line of them: what they say of symbols and paths is somebody's choice.
    private static readonly string[] Debugging = ["-gcflags", "-asan", "-msan", "-race", "-cover", "-buildmode", "-n", "-C"];

    // With these a program looks for files by where it was compiled, or where the toolchain was.
    private static readonly string[] OfPaths = ["runtime.Caller", "LoadLocation", "GOROOT", "\"go/build\""];

    protected override IReadOnlyList<string> Words => ["go "];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        // A program and what it loads have to be compiled alike.
        if (text.Text.Contains("buildmode", StringComparison.Ordinal)
            || facts.Context?.Files.Any(LoadsOthers) == true)
        {
            return null;
        }

        var walk = facts.Walk(text);
        var canTrim = facts.Context is { } context && !context.Files.Any(AsksForPaths);
        return CommandEdits.InEachRun(text, walk.Built, Reason, (stage, run) => walk.IsSet(stage, run.Part, "GOFLAGS") ? []
            : run.Commands.SelectMany(command => Edits(command, canTrim && !text.Text.Contains("TZ", StringComparison.Ordinal))));
    }

    private static bool LoadsOthers(ContextFile file) => file.Path.EndsWith(".go", StringComparison.Ordinal)
        && file.Text?.Contains("\"plugin\"", StringComparison.Ordinal) == true;

    // Tests run where they were compiled.
    private static bool AsksForPaths(ContextFile file) =>
        file.Path.EndsWith(".go", StringComparison.Ordinal)
            && !file.Path.StartsWith("vendor/", StringComparison.Ordinal)
            && !file.Path.EndsWith("_test.go", StringComparison.Ordinal)
            && (file.Text is null || OfPaths.Any(word => file.Text.Contains(word, StringComparison.Ordinal)));

    private static IEnumerable<TextEdit> Edits(ShellCommand command, bool canTrim)
    {
        if (command.Program != "go" || command.Words is not [_, { Value: "build" or "install" } verb, ..]
            || command.Arguments.Any(IsDebugging)
            || command.Assignments.Any(word => word.Text.StartsWith("GOFLAGS", StringComparison.Ordinal)))
        {
            return [];
        }

        if (Flags(command) is not { } flags)
            return [];
        var trims = command.Arguments.Any(word => word.Text.TrimStart('-').StartsWith("trimpath", StringComparison.Ordinal));
        return [.. trims || !canTrim ? [] : (TextEdit[])[TextEdit.After(verb, " -trimpath")], .. flags];
    }

    /// <summary>The edit that makes the linker strip; none: it does; null: what it is told is not certain.</summary>
    private static TextEdit[]? Flags(ShellCommand command)
    {
        var words = command.Arguments.ToList();
        var at = words.FindIndex(word => word.Text.TrimStart('-').StartsWith("ldflags", StringComparison.Ordinal));
        if (at < 0)
            return [TextEdit.After(command.Words[1], " -ldflags \"-s -w\"")];
        var isJoined = words[at].Text.Contains('=', StringComparison.Ordinal);
        if (!isJoined && at + 1 == words.Count)
            return null;
        var word = isJoined ? words[at] : words[at + 1];
        var begin = isJoined ? word.Text.IndexOf('=', StringComparison.Ordinal) + 1 : 0;
        if (begin >= word.Text.Length || word.Text[begin] is not ('"' or '\'')
            || word.Text.IndexOf(word.Text[begin], begin + 1) != word.Text.Length - 1)
        {
            return null;
        }

        var options = word.Text[(begin + 1)..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // "all=" and the like come before the options.
        if (options is [{ } first, ..] && first[0] is not ('-' or '$'))
            return null;
        var missing = Stripping.Where(option => !options.Contains(option)).ToList();
        if (missing.Count == 0)
            return [];
        var place = word.Begin + begin + 1;
        return [new TextEdit(place, place, string.Join(' ', missing) + (options.Length == 0 ? "" : " "))];
    }

    private static bool IsDebugging(ShellWord word) =>
        Debugging.Any(option => word.Text.TrimStart('-') is var text
            && (text == option[1..] || text.StartsWith($"{option[1..]}=", StringComparison.Ordinal)) && word.Text.StartsWith('-'));
}
