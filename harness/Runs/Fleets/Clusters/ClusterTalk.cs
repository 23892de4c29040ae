using System.Net;
using System.Text.Json;
using ImageBench.Model;
using k8s.Autorest;

namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>
/// What becomes of a request to a cluster that goes wrong: what it refuses for good is a mistake of who asks, and whatever else goes wrong
/// is a cluster that does not answer.
/// </summary>
internal sealed class ClusterTalk(ClusterAddress address)
{
    private const int LongestQuote = 300;

    /// <summary>Asks; <paramref name="what"/> completes "refused to ...". A cancelled request is told as one.</summary>
    public async Task<T> Ask<T>(string what, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (HttpOperationException refused) when (refused.Response is not null)
        {
            throw Refused(what, refused.Response, refused);
        }
        catch (Exception exception)
            when (exception is not (Fault or OperationCanceledException) && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"it was given up: to {what}", exception, cancellationToken);
        }
        catch (Exception exception) when (exception is not Fault && !cancellationToken.IsCancellationRequested)
        {
            throw new Fault(
                ExitCode.NoEngine,
                IsOfTheAnswer(exception)
                    ? $"The cluster at {address} gave an answer that cannot be read when it was to {what} ({Reason(exception)}); see what "
                        + "answers there."
                    : $"The cluster at {address} does not answer when it is to {what} ({Reason(exception)}); 'kubectl cluster-info' tells "
                        + "whether it is there.",
                exception);
        }
    }

    // What is thrown over an answer that came; all else is thrown on its way.
    private static bool IsOfTheAnswer(Exception exception) => exception is JsonException or FormatException or InvalidDataException
        or NullReferenceException or ArgumentException or NotSupportedException;

    private Fault Refused(string what, HttpResponseMessageWrapper answer, Exception cause)
    {
        var isPassing = answer.StatusCode >= HttpStatusCode.InternalServerError
            || answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
        var advice = answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => " Log in to it again, or name another context with --context.",
            HttpStatusCode.Forbidden => " Whoever runs the cluster has to allow it; 'kubectl auth can-i --list' tells what is.",
            _ => "",
        };
        return new Fault(
            isPassing ? ExitCode.NoEngine : ExitCode.BadInput,
            $"The cluster at {address} refused to {what}: {Said(answer).TrimEnd('.')}.{advice}",
            cause);
    }

    private static string Reason(Exception exception) => exception is OperationCanceledException
        ? "no answer came in time"
        : PlainText.Short(exception.GetBaseException().Message, LongestQuote).TrimEnd('.');

    // Not each that stands before a cluster answers as one.
    private static string Said(HttpResponseMessageWrapper answer)
    {
        var status = $"{(int)answer.StatusCode} {answer.ReasonPhrase}";
        try
        {
            using var read = JsonDocument.Parse(answer.Content ?? "");
            return read.RootElement.ValueKind == JsonValueKind.Object && read.RootElement.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.String && message.GetString() is { Length: > 0 } said
                ? PlainText.Short(said, LongestQuote)
                : PlainText.Short(status, LongestQuote);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return PlainText.Short($"{status} {answer.Content}", LongestQuote);
        }
    }
}
