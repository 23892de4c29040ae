using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ImageBench.Model.Files;

namespace ImageBench.Engine.Registries.Logins;

/// <summary>Asks a program that keeps logins for Docker's client ("docker-credential-NAME"): the host in, JSON out.</summary>
internal static class CredentialHelper
{
    private const string TokenUser = "<token>";
    private const int LongestText = 1_000_000;

    /// <summary>What Docker's users wait for at most: one that asks its user for a password takes its time.</summary>
    public static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The user (empty: the secret is an identity token) and the secret; null where the program is not there, has none for that host, or
    /// has not answered in time.
    /// </summary>
    public static async Task<(string User, string Secret)?> Ask(
        string name, string host, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (name.AsSpan().IndexOfAny('/', '\\') >= 0)
            return null;
        if (ProgramPath.InPath("docker-credential-" + name) is not { } program)
            return null;
        var start = new ProcessStartInfo(program, ["get"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var helper = Process.Start(start)!;
            return await Talk(helper, host, longest, cancellationToken);
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<(string User, string Secret)?> Talk(
        Process helper, string host, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        // What it may say beside its answer is nobody's.
        _ = helper.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        try
        {
            // What it started may hold its output open for as long as it likes. No read of a pipe can be cancelled; it can be left behind.
            var answer = Read(helper.StandardOutput.BaseStream).WaitAsync(limit.Token);
            Tell(helper, host);
            if (await answer is not { } text)
                return null;
            await helper.WaitForExitAsync(limit.Token);
            return helper.ExitCode == 0 ? Parse(text) : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            End(helper);
        }
    }

    // One that knows its host by itself may be gone before it has read it.
    private static void Tell(Process helper, string host)
    {
        try
        {
            helper.StandardInput.Write(host);
            helper.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }

    private static async Task<string?> Read(Stream output)
    {
        var text = new MemoryStream();
        var part = new byte[4096];
        while (text.Length <= LongestText && await output.ReadAsync(part, CancellationToken.None) is > 0 and var count)
            await text.WriteAsync(part.AsMemory(0, count), CancellationToken.None);
        return text.Length > LongestText ? null : Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void End(Process helper)
    {
        if (!helper.HasExited)
            helper.Kill(entireProcessTree: true);
    }

    /// <summary>What it answers, where that is a login.</summary>
    public static (string User, string Secret)? Parse(string answer)
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
