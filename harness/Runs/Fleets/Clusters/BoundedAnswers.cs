using ImageBench.Engine.Registries.Distribution;

namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>What a cluster answers, held in memory up to a limit: its client would read whatever comes.</summary>
internal sealed class BoundedAnswers(TimeProvider time) : DelegatingHandler
{
    private const int Most = 64 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        using var unbounded = answer.Content;
        var body = new ByteArrayContent(await BoundedBody.Read(answer, Most, time, cancellationToken));
        body.Headers.ContentType = unbounded.Headers.ContentType;
        answer.Content = body;
        return answer;
    }
}
