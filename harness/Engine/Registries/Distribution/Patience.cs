using System.Globalization;
using System.Net;

namespace ImageBench.Engine.Registries.Distribution;

/// <summary>
/// Asks again where a registry is busy or a connection broke: after as long as it says, else after a while that doubles. One that asks for
/// more than two minutes is not waited for.
/// </summary>
internal sealed class Patience(string host, RegistryPause pause, TimeProvider time, Action<string> tell)
{
    private const int Attempts = 4;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>The last answer, whatever it is; the exception of the last attempt, where no answer came.</summary>
    public async Task<HttpResponseMessage> Send(Func<Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan? wait;
            try
            {
                await pause.Wait(host, time, cancellationToken);
                var answer = await send();
                wait = IsBusy(answer.StatusCode) && attempt < Attempts ? Wanted(answer) ?? Doubled(attempt) : null;
                if (wait is null || wait > LongestWait)
                    return answer;
                answer.Dispose();
                if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
                    pause.Set(host, wait.Value, time);
            }
            catch (Exception exception) when (attempt < Attempts && MayPass(exception, cancellationToken))
            {
                wait = Doubled(attempt);
            }

            if (wait >= TimeSpan.FromSeconds(5))
                tell($"{host} asks to wait {wait.Value.TotalSeconds.ToString("N0", CultureInfo.InvariantCulture)} s.");
            await Task.Delay(wait.Value, time, cancellationToken);
        }
    }

    private static TimeSpan Doubled(int attempt) => FirstWait * (1 << (attempt - 1));

    private static bool IsBusy(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
        or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;

    // A host that is not there, or not the one that it should be, is the same a second later.
    private static bool MayPass(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        HttpRequestException failed => failed.HttpRequestError is not (HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError),
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => exception is IOException,
    };

    private TimeSpan? Wanted(HttpResponseMessage answer)
    {
        var wanted = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wanted < TimeSpan.Zero ? TimeSpan.Zero : wanted;
    }
}
