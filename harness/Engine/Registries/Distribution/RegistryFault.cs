using System.Net;
using System.Security.Authentication;
using System.Text.Json;
using ImageBench.Engine.Wire;
using ImageBench.Model;

namespace ImageBench.Engine.Registries.Distribution;

/// <summary>What a registry refuses or does not answer, as sentences for the user.</summary>
internal static class RegistryFault
{
    private const int LongestReason = 200;

    public static Fault Silent(string host, Exception cause) => new(
        ExitCode.BadInput,
        cause.InnerException is AuthenticationException
            ? $"The registry {host} cannot be trusted: {EngineTalk.Reason(cause)}. Where its authority is one of your own, put it into "
                + $"/etc/docker/certs.d/{host}/ca.crt, as for Docker."
            : $"The registry {host} does not answer: {EngineTalk.Reason(cause)}. Look at its name, and whether it runs.",
        cause);

    /// <summary><paramref name="what"/>: "registry.example/app:1".</summary>
    public static Fault Refused(string host, string what, HttpStatusCode status, string body, bool hasLogin)
    {
        var reason = Reason(body) is { Length: > 0 } said ? $" ({said})" : "";
        return new Fault(ExitCode.BadInput, status switch
        {
            HttpStatusCode.NotFound => $"The registry {host} has no {what}{reason}. Look at its name and its tag; some registries say so "
                + "of what needs a login as well.",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => hasLogin
                ? $"The registry {host} does not let the login of Docker's configuration read {what}{reason}. Log in again: "
                    + $"docker login {host}."
                : $"The registry {host} wants a login for {what}{reason}. Log in: docker login {host}.",
            HttpStatusCode.TooManyRequests => $"The registry {host} takes no more requests for now{reason}. Try again later, or log in: "
                + $"docker login {host}.",
            _ => $"The registry {host} answers {(int)status} for {what}{reason}. Try again later.",
        }, new HttpRequestException(null, null, status));
    }

    /// <summary>Whether it says that there is nothing of what was asked for, or that the registry does not know such things.</summary>
    public static bool IsOfNothing(Fault fault) => fault.InnerException is HttpRequestException
    {
        StatusCode: HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest,
    };

    public static Fault Odd(string host, string what) =>
        new(ExitCode.BadInput, $"The registry {host} {what}. Nothing more is asked of it; tell those who run it.");

    // {"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}
    private static string Reason(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            var isSaid = root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array;
            var error = isSaid && errors.GetArrayLength() > 0 ? errors[0] : root;
            return error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
                ? PlainText.Short(message.GetString()!, LongestReason).TrimEnd('.')
                : "";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "";
        }
    }
}
