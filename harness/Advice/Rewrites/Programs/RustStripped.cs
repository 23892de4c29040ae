using System.Text.RegularExpressions;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Programs;

/// <summary>Rust programs without symbols.</summary>
internal sealed partial class RustStripped() : Rewrite(
    "rust-stripped",
    "Cargo leaves symbols out of what it builds for release, which only a debugger and the names in a backtrace need.",
    "Cargo's manual of profiles (strip, since 1.59)",
    "A backtrace after a panic shows addresses instead of names.")
{
    private const string Variable = "CARGO_PROFILE_RELEASE_STRIP";

    // Who asks for the symbols of a debugger wants them in the program, or beside it.
    private static readonly string[] Variables = [Variable, "CARGO_PROFILE_RELEASE_DEBUG", "CARGO_PROFILE_RELEASE_SPLIT_DEBUGINFO"];

    protected override IReadOnlyList<string> Words => ["cargo"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        // What the project itself says of it, counts.
        if (facts.Context is { } context
            && context.Files.Any(file => IsManifest(file.Path) && (file.Text is null || Choices().IsMatch(file.Text))))
        {
            return null;
        }

        if (facts.Context is null || Variables.Any(name => text.Text.Contains(name, StringComparison.Ordinal)))
            return null;
        return CommandEdits.InEach(text, facts.Walk(text).Built, Reason, Edit);
    }

    private static TextEdit? Edit(ShellCommand command)
    {
        var isRelease = command.Has("install") ? !command.Has("--debug")
            // What is cooked otherwise than it is built is compiled a second time.
            : (command.Has("build") || command.Has("b") || command.Has("cook")) && (command.Has("--release") || command.Has("-r"));
        return command.Program == "cargo" && isRelease && !command.Arguments.Any(IsOther)
            ? new TextEdit(command.Begin, command.Begin, $"{Variable}=symbols ")
            : null;
    }

    private static bool IsManifest(string path) =>
        path is "Cargo.toml" || path.EndsWith("/Cargo.toml", StringComparison.Ordinal)
            || path.EndsWith(".cargo/config.toml", StringComparison.Ordinal);

    [GeneratedRegex(@"strip|split-debuginfo|\bdebug""?\s*=")]
    private static partial Regex Choices();

    private static bool IsOther(ShellWord word) =>
        word.Text.StartsWith("--profile", StringComparison.Ordinal) || word.Text.StartsWith("--config", StringComparison.Ordinal);
}
