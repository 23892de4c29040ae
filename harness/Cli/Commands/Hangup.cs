using System.Globalization;
using System.Runtime.InteropServices;

namespace ImageBench.Cli.Commands;

/// <summary>
/// A terminal or connection that is gone (SIGHUP): it ends a command as Ctrl+C does, unless it was started to survive that (nohup).
/// </summary>
internal sealed class Hangup : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly PosixSignalRegistration? _registration;

    public Hangup()
    {
        if (IsIgnored())
            return;
        _registration = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            _gone.Cancel();
        });
    }

    public CancellationToken Token => _gone.Token;

    public void Dispose()
    {
        _registration?.Dispose();
        _gone.Dispose();
    }

    // The signals that this process was started to ignore, a bit each; SIGHUP is the first.
    private static bool IsIgnored()
    {
        const string Key = "SigIgn:";
        if (!File.Exists("/proc/self/status"))
            return false;
        var ignored = File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal));
        return ulong.TryParse(ignored?[Key.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits)
            && (bits & 1) != 0;
    }
}
