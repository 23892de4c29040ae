using System.Net;

namespace ImageBench.Tests.Engine.Registries.Distribution;

/// <summary>What a played registry answers to a request; whether it answered.</summary>
internal static class RegistryAnswer
{
    /// <summary>Asks for a login where that is refused.</summary>
    public static bool Refuse(HttpListenerContext call, bool isRefused, string challenge)
    {
        if (!isRefused)
            return false;
        call.Response.Headers["WWW-Authenticate"] = challenge;
        return End(call, 401, []);
    }

    /// <summary>Sends on to another place.</summary>
    public static bool SendOn(HttpListenerContext call, int status, string place)
    {
        call.Response.Headers["Location"] = place;
        return End(call, status, []);
    }

    /// <summary>The whole answer.</summary>
    public static bool End(HttpListenerContext call, int status, byte[] body)
    {
        call.Response.StatusCode = status;
        call.Response.Close(body, willBlock: true);
        return true;
    }

    /// <summary>The first bytes of a body, and then nothing.</summary>
    public static bool Break(HttpListenerContext call, byte[] body, int after)
    {
        call.Response.ContentLength64 = body.Length;
        call.Response.OutputStream.Write(body, 0, after);
        call.Response.OutputStream.Flush();
        call.Response.Abort();
        return true;
    }
}
