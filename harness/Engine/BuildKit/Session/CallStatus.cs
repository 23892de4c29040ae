using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>How a call that is answered by hand begins and ends, as gRPC has it over HTTP/2.</summary>
internal static class CallStatus
{
    private const string ContentType = "application/grpc";
    private const string Code = "grpc-status";
    private const string Message = "grpc-message";

    public static Task Begin(HttpContext call)
    {
        call.Response.ContentType = ContentType;
        return call.Response.StartAsync(call.RequestAborted);
    }

    /// <summary>Behind what was answered; where nothing was, in its place.</summary>
    public static void Tell(HttpResponse answer, Status status)
    {
        Tell(answer, Code, ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture));
        if (status.Detail.Length > 0)
            Tell(answer, Message, Uri.EscapeDataString(status.Detail));
    }

    private static void Tell(HttpResponse answer, string name, string value)
    {
        if (answer.HasStarted)
        {
            answer.AppendTrailer(name, value);
            return;
        }

        answer.ContentType = ContentType;
        answer.Headers[name] = value;
    }
}
