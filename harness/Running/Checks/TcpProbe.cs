using System.Net.Sockets;

namespace ImageBench.Running.Checks;

/// <summary>Makes a connection to a published port, and sees whether it is one to the program.</summary>
internal static class TcpProbe
{
    // The engine's proxy takes every connection, and closes it as soon as the container has refused its own.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Whether it is still open after a moment, or something was said on it. <paramref name="connected"/> is called when it is made.
    /// </summary>
    public static async Task<bool> StaysOpen(Uri address, Action connected, TimeProvider time, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var moment = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(moment.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(address.DnsSafeHost, address.Port, cancellationToken);
            connected();
            moment.CancelAfter(Moment);
            return await socket.ReceiveAsync(new byte[1], either.Token) > 0;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return true;
        }
    }
}
