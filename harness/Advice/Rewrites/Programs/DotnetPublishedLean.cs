using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Programs;

/// <summary>.NET programs without what only a debugger reads.</summary>
internal sealed class DotnetPublishedLean() : Rewrite(
    "dotnet-no-symbols",
    "dotnet publish leaves out the symbols of the program, which only a debugger and the line numbers of stack traces need.",
    ".NET's manual of MSBuild properties (DebugType)",
    "Stack traces name methods without lines.")
{
    protected override IReadOnlyList<string> Words => ["dotnet"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts) =>
        facts.Context?.Files.Any(file => file.Text?.Contains("DebugType", StringComparison.Ordinal) == true) == true
            ? null
            : CommandEdits.InEach(text, facts.Walk(text).Built, Reason, Edit);

    private static TextEdit? Edit(ShellCommand command) =>
        command.Program == "dotnet"
            && command.Words is [_, { Value: "publish" } verb, ..]
            && !command.Arguments.Any(word => word.Text.Contains("Debug", StringComparison.OrdinalIgnoreCase)
                || word.Text.StartsWith('@'))
            && !command.Has("--no-build")
            ? TextEdit.After(verb, " -p:DebugType=none")
            : null;
}
