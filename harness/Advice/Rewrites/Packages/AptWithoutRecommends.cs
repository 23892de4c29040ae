using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Packages;

/// <summary>apt-get install without what packages merely recommend.</summary>
internal sealed class AptWithoutRecommends() : Rewrite(
    "apt-no-recommends",
    "apt-get installs what was asked for and what that needs, and not what it merely recommends.",
    "hadolint DL3015",
    "What the program used of a recommended package without asking for it is not there.")
{
    private const string Option = "--no-install-recommends";

    protected override IReadOnlyList<string> Words => ["apt"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts) =>
        CommandEdits.InEach(text, facts.Walk(text).Shipped, Reason, Edit);

    private static TextEdit? Edit(ShellCommand command)
    {
        var verb = command.Arguments.FirstOrDefault(word => word.Is("install"));
        if (command.Program is not ("apt-get" or "apt") || verb is null || command.Arguments.Any(Decides))
            return null;
        return TextEdit.After(verb, $" {Option}");
    }

    // Whatever it says of recommended packages, somebody chose it.
    private static bool Decides(ShellWord word) =>
        word.Text.Contains("-install-recommends", StringComparison.Ordinal)
            || word.Text.Contains("Install-Recommends", StringComparison.OrdinalIgnoreCase);
}
