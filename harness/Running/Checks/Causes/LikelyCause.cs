using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ImageBench.Running.Ports;

namespace ImageBench.Running.Checks.Causes;

/// <summary>
/// The likely cause of what shows, in a sentence; null where it is not known. The words are those of engines and of the C libraries.
/// </summary>
internal static partial class LikelyCause
{
    public static string? Of(Symptoms symptoms) =>
        (symptoms.Refusal is { } refusal ? OfRefusal(refusal) : null)
        ?? (symptoms.State is { WasOutOfMemory: true }
            ? "It ran out of memory: the kernel ended it when it wanted more than its limit (check.memory)."
            : null)
        ?? symptoms.Log.LastLines.Reverse().Select(line => OfLine(line, symptoms.Interpreter)).FirstOrDefault(cause => cause is not null)
        ?? (symptoms is { State.IsRunning: true, SilentPort: { } port } ? OfListeners(port, symptoms.Listeners) : null);

    /// <summary>
    /// The program of "exec /prog: no such file or directory", which is said of a file that is there when what should run it is not.
    /// </summary>
    public static string? ProgramThatCannotBeRun(ContainerLog log) =>
        log.LastLines.Select(line => NotRun().Match(line)).FirstOrDefault(match => match.Success)?.Groups["file"].Value;

    private static string? OfRefusal(string refusal) => Says(refusal) switch
    {
        _ when NoUser().Match(refusal) is { Success: true } no =>
            $"The image runs as the {no.Groups["kind"].Value} '{no.Groups["name"].Value}', "
                + $"which its /etc/{(no.Groups["kind"].Value == "user" ? "passwd" : "group")} does not have.",
        _ when NoFile().Match(refusal) is { Success: true } no =>
            $"The image starts '{no.Groups["file"].Value}', and there is no such file in it.",
        _ when NotAllowed().Match(refusal) is { Success: true } no =>
            $"Permission denied: the image's user may not execute '{no.Groups["file"].Value}' (no execute permission, or a directory on "
                + "the way that the user may not enter).",
        var said when said("exec format error") => ExecFormat,
        var said when said("no command specified") => "The image has neither ENTRYPOINT nor CMD, so there is nothing to start.",
        _ => null,
    };

    private const string ExecFormat =
        "Exec format error: the program is for another processor, or it is a script without a first line '#!...'.";

    private static string? OfLine(string line, string? interpreter) => Says(line) switch
    {
        var said when said("exec format error") => ExecFormat,
        _ when NotRun().Match(line) is { Success: true } not => OfInterpreter(not.Groups["file"].Value, interpreter),
        _ when NoLibrary().Match(line) is { Success: true } no =>
            $"The shared library {no.Groups["library"].Value}, which the program needs, is not in the image.",
        _ when NoCommand().Match(line) is { Success: true } no =>
            $"A command that the start calls is not in the image: '{no.Groups["file"].Value}'.",
        var said when said("can't fork")
            || said("resource temporarily unavailable") =>
                FormattableString.Invariant(
                    $"It wanted more processes than the limit of {ContainerRequest.ProcessLimit} that a checked container has."),
        var said when said("out of memory") || said("cannot allocate memory") => "It ran out of memory, by its own words.",
        var said when said("permission denied") => $"Permission denied: the image's user may not do what the last lines say ('{line}').",
        var said when said("address already in use") => "The program found its port taken inside the container: it is started twice there.",
        _ => null,
    };

    private static string OfInterpreter(string program, string? interpreter) => interpreter is null
        ? $"'{program}' is there, but what should run it is not: a script's interpreter ('#!...'), or the loader of the C library that "
            + "the program was linked with."
        : $"'{program}' is there, but what should run it is not in the image: {interpreter}"
                + (Loader().IsMatch(interpreter) ? " (the loader of the C library that the program was linked with)." : ".");

    private static string? OfListeners(int port, IReadOnlyList<IPEndPoint>? listeners)
    {
        if (listeners is null)
            return FormattableString.Invariant($"Nothing listens on port {port} in the container, or on loopback only.");
        var here = listeners.Where(listener => listener.Port == port).ToList();
        if (here.Count > 0)
        {
            if (here.TrueForAll(listener => IPAddress.IsLoopback(listener.Address)))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"The program listens on port {port} on loopback only ({here[0].Address}), where nothing outside of the container "
                        + $"reaches it: it should listen on 0.0.0.0.");
            }

            // The same line in the kernel's table stands for a socket that also takes IPv4; but that one would have answered.
            return here.TrueForAll(listener => listener.AddressFamily == AddressFamily.InterNetworkV6)
                ? FormattableString.Invariant(
                    $"The program listens on port {port} on IPv6 only, and a published port leads to it by IPv4 unless the engine's ")
                    + "network has IPv6: it should listen on 0.0.0.0, or on [::] for both."
                : null;
        }

        var others = listeners.Select(listener => listener.Port).Distinct().Order().ToList();
        return FormattableString.Invariant(
            $"Nothing listens on port {port} in the container{(others.Count == 0 ? "" : $"; it listens on {string.Join(", ", others)}")}.");
    }

    private static Func<string, bool> Says(string text) => part => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("unable to find (?<kind>user|group) (?<name>[^:]+):", RegexOptions.ExplicitCapture)]
    private static partial Regex NoUser();

    [GeneratedRegex(
        """exec: "(?<file>[^"]+)": (stat [^:]+: no such file or directory|no such file or directory|executable file not found)""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex NoFile();

    [GeneratedRegex("""exec: "(?<file>[^"]+)": .*permission denied""", RegexOptions.ExplicitCapture)]
    private static partial Regex NotAllowed();

    [GeneratedRegex("^exec (?<file>/[^:]+): no such file or directory", RegexOptions.ExplicitCapture)]
    private static partial Regex NotRun();

    // glibc's words, then musl's.
    [GeneratedRegex(
        "(error while loading shared libraries: (?<library>[^:]+):|Error loading shared library (?<library>[^:]+):)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex NoLibrary();

    // A shell's: "sh: 1: /test: not found" (dash), "/bin/sh: /test: not found" (busybox), "bash: line 1: x: command not found".
    [GeneratedRegex(@"^\S*sh: (line )?(\d+: )?(?<file>[^: ]+): (command )?not found$", RegexOptions.ExplicitCapture)]
    private static partial Regex NoCommand();

    [GeneratedRegex(@"/ld-[^/]*$")]
    private static partial Regex Loader();
}
