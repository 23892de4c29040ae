using Google.Protobuf;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>
/// The builder asks for a secret. It asks for some of its own making too ("HTTP_AUTH_..."), and takes nothing but "not found" for an answer
/// that there is none.
/// </summary>
internal sealed class SecretCalls : Secrets.SecretsBase
{
    public override Task<GetSecretResponse> GetSecret(GetSecretRequest request, ServerCallContext context) =>
        context.Offer().Secrets.TryGetValue(request.Id, out var secret)
            ? Task.FromResult(new GetSecretResponse { Data = ByteString.CopyFrom(secret.Span) })
            : throw new RpcException(new Status(StatusCode.NotFound, $"secret {request.Id} is not given to this build"));
}
