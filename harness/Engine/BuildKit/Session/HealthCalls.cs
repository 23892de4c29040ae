using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>The builder asks every few seconds whether its client is still there, and ends the build where it is not.</summary>
internal sealed class HealthCalls : Health.HealthBase
{
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving });
}
