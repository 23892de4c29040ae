using System.Text.Json;
using Grpc.Core;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.BuildKit.Session;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Running.Ports;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.BuildKit;

/// <summary>
/// Has a builder say what an image in a registry is: only frontends may ask that, so a build is begun that has none but us, and broken off.
/// </summary>
internal sealed class ImageConfigCall(BuilderLink builder)
{
    private const string BuildName = "buildkit-controlapi-buildid";

    /// <summary>Null where it does not say.</summary>
    public async Task<EngineImage?> Run(string reference, CancellationToken cancellationToken)
    {
        var head = SessionHead.New(reference);
        var offer = new SessionOffer(new Dictionary<string, IReadOnlyList<ContextItem>>())
        {
            Login = DockerConfig.FindLogin,
        };
        await using var session = await builder.OpenSession(head, offer, cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var solve = new SolveRequest { Ref = Guid.NewGuid().ToString("n"), Session = head.Id };
        using var build = builder.Control.SolveAsync(solve, cancellationToken: over.Token);
        try
        {
            var answer = await builder.Gateway.ResolveImageConfigAsync(
                new ResolveImageConfigRequest { Ref = Full(reference), ResolveMode = "local" },
                new Metadata { { BuildName, solve.Ref } },
                cancellationToken: cancellationToken);
            return Image(reference, answer);
        }
        catch (RpcException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await over.CancelAsync();
            await build.ResponseAsync.ContinueWith(
                ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static EngineImage? Image(string reference, ResolveImageConfigResponse answer)
    {
        try
        {
            using var config = JsonDocument.Parse(answer.Config.Memory);
            var layers = config.RootElement.GetProperty("rootfs").GetProperty("diff_ids");
            var diffIds = layers.EnumerateArray().Select(id => id.GetString() ?? "");
            var name = reference.Split('@')[0];
            return new EngineImage(answer.Digest, $"{name}@{answer.Digest}", [.. diffIds], null, new Dictionary<string, string>());
        }
        catch (Exception strange) when (strange is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    // "debian" is "docker.io/library/debian:latest" for who is not a frontend.
    private static string Full(string reference)
    {
        var first = reference.Split('/')[0];
        var isHosted = reference.Contains('/', StringComparison.Ordinal)
            && (first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal) || first == "localhost");
        var hosted = isHosted ? reference
            : reference.Contains('/', StringComparison.Ordinal) ? $"docker.io/{reference}"
            : $"docker.io/library/{reference}";
        var last = hosted[(hosted.LastIndexOf('/') + 1)..];
        return last.Contains(':', StringComparison.Ordinal) ? hosted : hosted + ":latest";
    }
}
