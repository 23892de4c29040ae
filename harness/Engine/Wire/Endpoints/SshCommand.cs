using System.Diagnostics;
using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Files;

namespace ImageBench.Engine.Wire.Endpoints;

/// <summary>
/// A connection to an engine behind SSH, as Docker's own tools make it: ssh runs "docker system dial-stdio" there. Keys, known hosts and
/// jumps are for ssh's own configuration to say.
/// </summary>
internal static class SshCommand
{
    public static Stream Open(Uri endpoint)
    {
        List<string> words = [ProgramPath.InPath("ssh") ?? "/usr/bin/ssh", .. Arguments(endpoint)];
        // Ctrl+C goes to all processes of a terminal's foreground: ssh must outlive it, so that what was made there can be removed.
        if (OwnSession.Program is { } setsid)
            words.Insert(0, setsid);
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ProcessStream(start);
    }

    /// <summary>ssh://[USER@]HOST[:PORT][/SOCKET].</summary>
    public static IEnumerable<string> Arguments(Uri endpoint)
    {
        yield return "-o";
        yield return "ConnectTimeout=30";
        yield return "-T";
        if (endpoint.UserInfo.Length > 0)
        {
            yield return "-l";
            yield return Uri.UnescapeDataString(endpoint.UserInfo);
        }

        if (endpoint.Port > 0)
        {
            yield return "-p";
            yield return endpoint.Port.ToString(CultureInfo.InvariantCulture);
        }

        yield return "--";
        yield return endpoint.DnsSafeHost;
        yield return "docker";
        if (endpoint.AbsolutePath.Length > 1)
        {
            yield return "--host";
            yield return "unix://" + Quoted(Uri.UnescapeDataString(endpoint.AbsolutePath));
        }

        yield return "system";
        yield return "dial-stdio";
    }

    /// <summary>Why such an address cannot be used, or null.</summary>
    public static string? Flaw(Uri endpoint) =>
        endpoint.UserInfo.Contains(':', StringComparison.Ordinal) ? "a password cannot be given to ssh; use a key"
        : endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0 ? "write ssh://USER@HOST:PORT"
        : null;

    // A shell reads it on the other side.
    private static string Quoted(string path) => path.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_')
        ? path
        : throw new Fault(
            ExitCode.BadInput, $"The socket '{PlainText.Line(path, 200)}' of an ssh:// address has letters that a shell there would read.");
}
