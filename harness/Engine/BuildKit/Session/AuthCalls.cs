using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>
/// The builder asks for the login of a registry that wants one; an empty answer means that there is none. It gets the token itself.
/// </summary>
internal sealed class AuthCalls : Auth.AuthBase
{
    public override async Task<CredentialsResponse> Credentials(CredentialsRequest request, ServerCallContext context)
    {
        var login = await context.Offer().Login(request.Host, context.CancellationToken);
        return login is null ? new CredentialsResponse() : new CredentialsResponse { Username = login.User, Secret = login.Password };
    }
}
