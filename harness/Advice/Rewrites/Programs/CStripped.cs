using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Programs;

/// <summary>C and C++ programs without symbols.</summary>
internal sealed class CStripped() : Rewrite(
    "c-stripped",
    "The linker leaves symbols out of the program (-s), which only a debugger reads.",
    "GCC's manual, options for linking",
    "A debugger finds no symbols.")
{
    private static readonly string[] Compilers = ["gcc", "g++", "cc", "c++", "clang", "clang++"];
    private static readonly string[] NotLinked =
        ["-c", "-S", "-E", "-M", "-MM", "-s", "-shared", "-r", "-rdynamic", "-fsyntax-only", "-v", "--version"];

    protected override IReadOnlyList<string> Words => ["cc", "c++", "g++", "clang"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts) =>
        CommandEdits.InEach(
            text, facts.Walk(text).Built, Reason, command => IsLinked(command) ? TextEdit.After(command.Words[0], " -s") : null);

    // Who asks for what a debugger reads wants it.
    private static bool IsLinked(ShellCommand command) =>
        Compilers.Contains(command.Program)
            && command.IsPlain
            && command.Arguments.Any(word => word.Value!.StartsWith("-o", StringComparison.Ordinal))
            && command.Arguments.Any(word => IsSource(word.Value!))
            && !command.Arguments.Any(word => NotLinked.Contains(word.Value)
                || word.Value!.StartsWith("-g", StringComparison.Ordinal)
                || word.Value!.StartsWith("-fsanitize", StringComparison.Ordinal)
                || word.Value!.StartsWith("-Wl,", StringComparison.Ordinal));

    private static bool IsSource(string path) =>
        path.LastIndexOf('.') > 0 && path[(path.LastIndexOf('.') + 1)..] is "c" or "cc" or "cpp" or "cxx" or "C" or "o";
}
