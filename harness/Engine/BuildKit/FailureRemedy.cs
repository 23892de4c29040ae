using ImageBench.Engine.BuildKit.Session;

namespace ImageBench.Engine.BuildKit;

/// <summary>What to do about a build that failed, where the builder's words have one cause that its users can mend here.</summary>
internal static class FailureRemedy
{
    private const string NewerFrontend = "begin the Dockerfile with '# syntax=docker/dockerfile:1', or build on Docker 23 or later";

    // How builders with the frontend of Docker 20.10 begin what that frontend says, and how it says that it does not know a word.
    private const string OldFrontend = "failed to solve with frontend dockerfile.v0: failed to create LLB definition: ";
    private static readonly string[] UnknownWords =
        ["unknown instruction: ", "Unknown flag: ", "missing ':' in substitution", "unsupported modifier ("];

    /// <summary>The words with what to do behind them; as they are where that is not known.</summary>
    public static string After(string reason) => Remedy(reason) is { } remedy ? $"{reason}: {remedy}" : reason;

    private static string? Remedy(string reason)
    {
        if (reason.Contains(GivenAttributes.NamedContexts, StringComparison.Ordinal))
            return $"the frontend of this engine knows no named contexts; {NewerFrontend}";
        if (reason.StartsWith(OldFrontend, StringComparison.Ordinal)
            && Array.Exists(UnknownWords, word => reason.Contains(word, StringComparison.Ordinal)))
        {
            return $"the frontend of this engine knows no here-documents, COPY --link, ${{V#prefix}} and others; {NewerFrontend}";
        }

        // What is to be typed holds no word that a shell would take for more than a name.
        if (reason.EndsWith("not found", StringComparison.Ordinal) && Word(reason, "secret ") is { Length: > 0 } secret
            && secret.All(sign => char.IsAsciiLetterOrDigit(sign) || "_.-".Contains(sign, StringComparison.Ordinal)))
        {
            return $"give it with --secret id={secret},env=VARIABLE or --secret id={secret},src=FILE, or as secrets in scenario.yaml";
        }

        return reason.EndsWith(SshCalls.NotGiven, StringComparison.Ordinal)
            ? "give it with --ssh, or as ssh in scenario.yaml"
            : null;
    }

    // What stands behind that word, where the reason begins with it.
    private static string? Word(string reason, string before) => reason.StartsWith(before, StringComparison.Ordinal)
        ? reason[before.Length..].Split([' ', ':'], 2)[0]
        : null;
}
