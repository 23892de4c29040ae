using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet;
using ImageBench.Model;

namespace ImageBench.Engine.Wire;

/// <summary>
/// What becomes of a request that goes wrong. What the engine refuses in words is a fault of that request; whatever else goes wrong on the
/// way is an engine that is gone.
/// </summary>
internal sealed class EngineTalk(Uri endpoint)
{
    private const int LongestQuote = 300;

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
            throw IsOfTheAnswer(exception) ? Unreadable(what, exception) : Gone(what, exception);
        }
    }

    /// <summary>Whether it is reached by a socket of this machine.</summary>
    public bool IsHere => endpoint.Scheme == "unix";

    /// <summary>An engine that is there and cannot do what is asked, whatever the image is.</summary>
    public Fault Unwell(string what, string said) => new(
        ExitCode.NoEngine,
        $"The engine at {endpoint} is not well: while {what}, {PlainText.Line(said, LongestQuote).TrimEnd('.')}. That is no verdict on an "
            + "image: mend the engine or its machine first.");

    public Fault Gone(string what, Exception cause) => new(
        ExitCode.NoEngine,
        $"The engine at {endpoint} stopped answering while {what} ({Reason(cause)}); see whether it still runs, then run again.",
        cause);

    // What is thrown over an answer that came; all else is thrown on its way.
    private static bool IsOfTheAnswer(Exception exception) =>
        exception is JsonException or FormatException or OverflowException or InvalidDataException or ArgumentException
            or NullReferenceException or KeyNotFoundException
            || exception is InvalidOperationException and not ObjectDisposedException;

    private Fault Unreadable(string what, Exception cause) => new(
        ExitCode.NoEngine,
        $"The engine at {endpoint} gave an answer that cannot be read while {what} ({Reason(cause)}); see what answers there, then run "
            + "again.",
        cause);
}
