using System.Text.RegularExpressions;

namespace ImageBench.Engine.Wire;

/// <summary>What an engine says of itself, or of its machine, in the place of something about an image.</summary>
internal static class EngineTrouble
{
    // What a builder says may hold megabytes of somebody's Dockerfile: both are matched in one pass.
    private const RegexOptions OnePass =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture;

    // A command is quoted as it stands, quotes of its own included.
    private static readonly Regex QuotedCommand = new(
        """process ".*" did not complete successfully|The command '.*' returned a non-zero code|at STEP ".*": """, OnePass);

    private static readonly Regex QuotedText = new("""
        "(\\.|[^"\\])*"
        """, OnePass);

    // What a Dockerfile says may hold these words as well: they count outside of what a sentence quotes, where they are the engine's, its
    // containerd's and its network's.
    private static readonly string[] Machine =
    [
        "no space left on device",
        "disk quota exceeded",
        "input/output error",
        "transport is closing",
        "client connection is closing",
        "code = unavailable",
        "error reading from server",
        "containerd.sock",
        "ttrpc: closed",
        "failed to create endpoint",
        "could not find bridge",
        "failed to set up container networking",
    ];

    // What is said where a registry or a repository of packages cannot be asked.
    private static readonly string[] Network =
    [
        "no such host",
        "i/o timeout",
        "tls handshake timeout",
        "connection refused",
        "connection reset",
        "network is unreachable",
        "server misbehaving",
        "temporary failure",
    ];

    // How a runtime says that what is in the image cannot be started.
    private static readonly string[] Image =
    [
        "oci runtime",
        "container process",
        "runc",
        "crun",
        "exec",
        "unable to find user",
        "unable to find group",
        "no matching entries",
        "no command specified",
        "address already in use",
        "port is already allocated",
        "mount",
        "mkdir",
        "not a directory",
        "invalid",
    ];

    /// <summary>Whether a sentence of the engine's is about its machine, and so about no image.</summary>
    public static bool IsIn(string said) => HasAny(Unquoted(said), Machine);

    /// <summary>
    /// Whether a refusal to make or start a container is: by its words, or since the engine failed (5xx) without a word on the image.
    /// </summary>
    public static bool IsIn(string said, int status) => IsIn(said) || (status >= 500 && !HasAny(said, Image));

    /// <summary>Whether what failed for this reason may succeed another time: the machine or its network was why.</summary>
    public static bool MayPass(string said) => HasAny(Unquoted(said), [.. Machine, .. Network]);

    private static string Unquoted(string said) => QuotedText.Replace(QuotedCommand.Replace(said, ""), "");

    private static bool HasAny(string said, string[] words) => words.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase));
}
