using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using ImageBench.Runs.Fleets.Clusters;
using ImageBench.Tests.Engine.Registries.Distribution;
using k8s;
using k8s.Models;

namespace ImageBench.Tests.Runs.Fleets.Clusters;

/// <summary>
/// The API of a cluster on loopback that holds one job: what is looked at goes from one stage to the next, and the last one stays.
/// </summary>
internal sealed class PlayedCluster : IAsyncDisposable
{
    public const string Uid = "uid-1";

    private readonly PlayedRegistry _listener = new();
    private readonly ConcurrentQueue<(string? End, V1Pod[] Pods)> _stages = [];

    private int _looks;

    public PlayedCluster() => _listener.Answer = Answer;

    public string Server => $"http://{_listener.Host}";

    /// <summary>The job that is there.</summary>
    public V1Job? Held { get; set; }

    /// <summary>What was changed, and with what body: "POST jobs", "DELETE jobs".</summary>
    public ConcurrentQueue<(string What, string Body)> Changes { get; } = [];

    /// <summary>What the cluster warns of.</summary>
    public List<(string Reason, string Message)> Warnings { get; } = [];

    /// <summary>
    /// Refuses a request ("GET pods") with a status and a message; null: it does not. What ends with a status of 500 or more is done all
    /// the same.
    /// </summary>
    public Func<string, (int Status, string Message)?> Refuse { get; set; } = _ => null;

    /// <summary>A body in the place of the right one; null: the right one.</summary>
    public Func<string, string?> Odd { get; set; } = _ => null;

    public string KubeConfig => $$"""
        apiVersion: v1
        kind: Config
        current-context: played
        contexts:
          - { name: played, context: { cluster: here, user: me, namespace: bench } }
          - { name: other, context: { cluster: here, user: me } }
        clusters:
          - { name: here, cluster: { server: "{{Server}}" } }
        users:
          - { name: me, user: { token: secret } }
        """;

    public PlayedCluster Then(string? end, params V1Pod[] pods)
    {
        _stages.Enqueue((end, pods));
        return this;
    }

    public ClusterLink Link() => ClusterLink.Open(
        new ClusterAddress(new KubernetesClientConfiguration { Host = Server }, "bench"), TimeProvider.System);

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private bool Answer(HttpListenerContext call)
    {
        const string Place = "/namespaces/bench/";
        var path = call.Request.Url!.AbsolutePath;
        var at = path.IndexOf(Place, StringComparison.Ordinal);
        var what = $"{call.Request.HttpMethod} {(at < 0 ? path : path[(at + Place.Length)..])}";
        using var reader = new StreamReader(call.Request.InputStream, Encoding.UTF8);
        var body = reader.ReadToEnd();
        var refused = Refuse(what);
        var (status, json) = refused is { Status: < 500 } ? (0, "") : Take(what, body, call.Request.QueryString.Get);
        if (refused is var (code, message))
            (status, json) = Status(code, message);
        call.Response.StatusCode = status;
        call.Response.ContentType = "application/json";
        call.Response.Close(Encoding.UTF8.GetBytes(Odd(what) ?? json), willBlock: true);
        return true;
    }

    private (int Status, string Json) Take(string what, string body, Func<string, string?> query) => what.Split('/')[0] switch
    {
        "POST jobs" => Start(body, query),
        "DELETE jobs" => Remove(body),
        "GET jobs" => Look(),
        "GET pods" when query("labelSelector") == $"batch.kubernetes.io/controller-uid={Uid}" =>
            (200, KubernetesJson.Serialize(new V1PodList { Metadata = new V1ListMeta(), Items = Now().Pods })),
        "GET events" when query("fieldSelector") == $"involvedObject.uid={Uid},type=Warning" =>
            (200, KubernetesJson.Serialize(new Corev1EventList { Metadata = new V1ListMeta(), Items = [.. Warnings.Select(Event)] })),
        _ => Status(400, $"{what} is nothing that is played"),
    };

    private (int, string) Start(string body, Func<string, string?> query)
    {
        if (Held is not null)
            return Status(409, "jobs.batch \"nightly\" already exists");
        if (query("fieldValidation") != "Strict")
            return Status(400, "it is not to be read strictly");
        Changes.Enqueue(("POST jobs", body));
        Held = KubernetesJson.Deserialize<V1Job>(body);
        Held.Metadata.Uid = Uid;
        Held.Metadata.ManagedFields = [new V1ManagedFieldsEntry { Manager = query("fieldManager") }];
        return (201, KubernetesJson.Serialize(Held));
    }

    // Where its pods are to end first, the answer is the job itself.
    private (int, string) Remove(string body)
    {
        Changes.Enqueue(("DELETE jobs", body));
        var wanted = KubernetesJson.Deserialize<V1DeleteOptions>(body);
        if (Held is null || wanted.Preconditions?.Uid != Held.Metadata.Uid)
            return Status(409, "the UID in the precondition does not match the UID in record");
        var gone = KubernetesJson.Serialize(Held);
        Held = null;
        return (200, gone);
    }

    private (int, string) Look()
    {
        if (Held is null)
            return Status(404, "jobs.batch \"nightly\" not found");
        if (_looks++ > 0 && _stages.Count > 1)
            _stages.TryDequeue(out _);
        Held.Status = new V1JobStatus
        {
            Conditions = Now().End is { } end ? [new V1JobCondition { Type = end, Status = "True" }] : null,
        };
        return (200, KubernetesJson.Serialize(Held));
    }

    private (string? End, V1Pod[] Pods) Now() => _stages.TryPeek(out var now) ? now : (null, []);

    private static Corev1Event Event((string Reason, string Message) warning) => new()
    {
        Metadata = new V1ObjectMeta { Name = "e" },
        InvolvedObject = new V1ObjectReference(),
        Reason = warning.Reason,
        Message = warning.Message,
    };

    private static (int, string) Status(int code, string message) =>
        (code, JsonSerializer.Serialize(new { kind = "Status", status = "Failure", code, message }));
}
