using System.Net.Sockets;
using System.Security.Authentication;
using Docker.DotNet;
using Grpc.Core;
using ImageBench.Model;

namespace ImageBench.Engine.Wire;

/// <summary>
/// What becomes of a request that goes wrong. What the engine refuses in words is a fault of that request; whatever else goes wrong on the
/// way is an engine that is gone.
/// </summary>
internal sealed class EngineTalk(Uri endpoint)
{
    /// <summary>The innermost reason, without its full stop.</summary>
    public static string Reason(Exception exception) =>
        // For a socket that is not there the runtime says "Cannot assign requested address".
        exception.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressNotAvailable }
            ? "there is no such socket"
            // The client's own limit; what it says of it is that something was cancelled, which nobody did.
            : exception is OperationCanceledException ? "no answer came in time"
            // What a connection needs and does not have is told in its own sentence.
            : Within<Fault>(exception) is { } fault ? fault.Message.TrimEnd('.')
            : exception is DockerApiException refused ? Refusal(refused)
            : exception.GetBaseException().Message.TrimEnd('.');

    private static T? Within<T>(Exception? exception)
        where T : Exception =>
        exception is null or T ? (T?)exception : Within<T>(exception.InnerException);

    private static string Refusal(DockerApiException refused) => EngineAnswer.Message(refused).TrimEnd('.') is var said
        && said.Contains("to an HTTPS server", StringComparison.Ordinal)
        ? $"{said} (it wants TLS: set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH, or name a Docker context that has its certificates)"
        : said;

    /// <summary>
    /// Asks; <paramref name="what"/> completes "stopped answering while ...". A cancelled request is told as one, whatever its socket
    /// threw.
    /// </summary>
    public async Task<T> Ask<T>(string what, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (DockerApiException refused)
        {
            throw new Fault(
                ExitCode.NoEngine,
                $"The engine at {endpoint} refused while {what}: {EngineAnswer.Message(refused).TrimEnd('.')}.",
                refused);
        }
        catch (Exception exception)
            when (exception is not (Fault or OperationCanceledException) && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"it was given up while {what}", exception, cancellationToken);
        }
        catch (Exception exception) when (exception is not Fault && !cancellationToken.IsCancellationRequested)
        {
            throw IsOfTheWay(exception) ? Gone(what, exception) : Unreadable(what, exception);
        }
    }

    public Fault Gone(string what, Exception cause) => new(
        ExitCode.NoEngine,
        $"The engine at {endpoint} stopped answering while {what} ({Reason(cause)}); see whether it still runs, then run again.",
        cause);

    // Whatever else is thrown comes of what was said: the engine did answer.
    private static bool IsOfTheWay(Exception exception) =>
        exception is IOException or HttpRequestException or SocketException or TimeoutException or OperationCanceledException
            or ObjectDisposedException or RpcException or AuthenticationException
            || (exception.InnerException is { } inner && IsOfTheWay(inner));

    private Fault Unreadable(string what, Exception cause) => new(
        ExitCode.NoEngine,
        $"The engine at {endpoint} gave an answer that cannot be read while {what} ({Reason(cause)}); see what answers there, then run "
            + "again.",
        cause);
}
