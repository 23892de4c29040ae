using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace ImageBench.Engine.Registries;

/// <summary>Asks a program that keeps logins for Docker's client ("docker-credential-NAME"): the host in, JSON out.</summary>
internal static class CredentialHelper
{
    private const string TokenUser = "<token>";
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The user (empty: the secret is an identity token) and the secret; null where the program is not there or has none for that host.
    /// </summary>
    public static (string User, string Secret)? Ask(string name, string host)
    {
        if (name.AsSpan().IndexOfAny('/', '\\') >= 0)
            return null;
        var start = new ProcessStartInfo("docker-credential-" + name, ["get"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var helper = Process.Start(start)!;
            // What it may say beside its answer is nobody's.
            helper.ErrorDataReceived += (_, _) => { };
            helper.BeginErrorReadLine();
            var answer = helper.StandardOutput.ReadToEndAsync();
            helper.StandardInput.Write(host);
            helper.StandardInput.Close();
            if (helper.WaitForExit(LongestAnswer))
            {
                // What it started may hold its output open for as long as it likes.
                return helper.ExitCode == 0 && answer.Wait(LongestAnswer) ? Parse(answer.Result) : null;
            }

            helper.Kill(entireProcessTree: true);
            return null;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private static (string User, string Secret)? Parse(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            var user = json.RootElement.GetProperty("Username").GetString() ?? "";
            return json.RootElement.GetProperty("Secret").GetString() is { Length: > 0 } secret
                ? (user == TokenUser ? "" : user, secret)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
