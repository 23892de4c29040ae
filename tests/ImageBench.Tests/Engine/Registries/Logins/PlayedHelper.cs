using System.Diagnostics;

namespace ImageBench.Tests.Engine.Registries.Logins;

/// <summary>A credential helper "played" that is a script, on this process's path until it is disposed of.</summary>
internal sealed class PlayedHelper : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable("PATH");

    public PlayedHelper(TempFolder folder, string script)
    {
        folder.Write("script", script);
        // Copied by another process: one that this process has open for writing, be it in a child of another test, cannot be started.
        const string Copy = "cd \"$0\" && cp script docker-credential-played && chmod +x docker-credential-played";
        using (var copy = Process.Start("/bin/sh", ["-c", Copy, folder.Path]))
            copy.WaitForExit();
        Environment.SetEnvironmentVariable("PATH", folder.Path + ":" + _before);
    }

    public void Dispose() => Environment.SetEnvironmentVariable("PATH", _before);
}
