using System.Net;
using ImageBench.Model;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>What is asked of a cluster for a job: to start it, to tell how it stands, and to remove that very one.</summary>
internal sealed class ClusterLink : IDisposable
{
    private const int PodsAtOnce = 500;
    private const int MostPods = 50_000;
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);

    private readonly Kubernetes _client;
    private readonly BoundedAnswers _answers;
    private readonly ClusterAddress _address;
    private readonly ClusterTalk _talk;

    private ClusterLink(ClusterAddress address, BoundedAnswers answers)
    {
        _client = new Kubernetes(address.Settings, answers);
        (_answers, _address, _talk) = (answers, address, new ClusterTalk(address));
    }

    /// <summary>Asks nothing yet.</summary>
    public static ClusterLink Open(ClusterAddress address, TimeProvider time)
    {
        address.Settings.HttpClientTimeout = LongestAnswer;
        var answers = new BoundedAnswers(time);
        try
        {
            return new ClusterLink(address, answers);
        }
        catch (Exception exception)
        {
            answers.Dispose();
            throw new Fault(
                ExitCode.BadInput,
                $"The kubeconfig's way to {address} cannot be used: {PlainText.Short(exception.GetBaseException().Message, 300)}",
                exception);
        }
    }

    /// <summary>Starts a job and says what the cluster calls it; <paramref name="manager"/> is noted as who made it.</summary>
    public Task<string> Start(V1Job job, string manager, CancellationToken cancellationToken) =>
        _talk.Ask($"start the Job {job.Metadata.Name}", async () =>
        {
            try
            {
                var made = await _client.BatchV1.CreateNamespacedJobAsync(
                    job, _address.Namespace, fieldManager: manager, fieldValidation: "Strict", cancellationToken: cancellationToken);
                return made.Metadata.Uid;
            }
            catch (HttpOperationException refused) when (refused.Response?.StatusCode == HttpStatusCode.Conflict)
            {
                throw AlreadyThere(job.Metadata.Name);
            }
        }, cancellationToken);

    public Fault AlreadyThere(string name) => new(
        ExitCode.BadInput,
        $"A Job {name} is at {_address} already: wait until it is done and removed, remove it with 'kubectl delete job {name}', or give "
            + "another --name.");

    /// <summary>The job of that name; null: there is none.</summary>
    public Task<V1Job?> Find(string name, CancellationToken cancellationToken) => _talk.Ask($"tell the Job {name}", async () =>
    {
        try
        {
            return await _client.BatchV1.ReadNamespacedJobAsync(name, _address.Namespace, cancellationToken: cancellationToken);
        }
        catch (HttpOperationException refused) when (refused.Response?.StatusCode == HttpStatusCode.NotFound)
        {
            return (V1Job?)null;
        }
    }, cancellationToken);

    /// <summary>The pods of the job that the cluster calls so.</summary>
    public Task<IReadOnlyList<V1Pod>> ListPods(string uid, CancellationToken cancellationToken) =>
        _talk.Ask<IReadOnlyList<V1Pod>>("list the Job's pods", async () =>
        {
            var pods = new List<V1Pod>();
            string? next = null;
            do
            {
                var page = await _client.CoreV1.ListNamespacedPodAsync(
                    _address.Namespace,
                    labelSelector: "batch.kubernetes.io/controller-uid=" + uid,
                    limit: PodsAtOnce,
                    continueParameter: next,
                    cancellationToken: cancellationToken);
                pods.AddRange(page.Items);
                next = page.Metadata?.ContinueProperty;
            }
            while (!string.IsNullOrEmpty(next) && pods.Count < MostPods);
            return pods;
        }, cancellationToken);

    /// <summary>What the cluster warns of that happened to the job itself.</summary>
    public Task<IList<Corev1Event>> ListWarnings(string uid, CancellationToken cancellationToken) =>
        _talk.Ask("list the Job's events", async () => (await _client.CoreV1.ListNamespacedEventAsync(
            _address.Namespace,
            fieldSelector: $"involvedObject.uid={uid},type=Warning",
            limit: PodsAtOnce,
            cancellationToken: cancellationToken)).Items, cancellationToken);

    /// <summary>
    /// Has it removed with its pods, which end first: that job alone, whatever is called so by now. False: it is gone, or it was changed at
    /// that moment and is to be removed again.
    /// </summary>
    public Task<bool> Remove(string name, string uid, CancellationToken cancellationToken) =>
        _talk.Ask($"remove the Job {name}", async () =>
        {
            try
            {
                await _client.BatchV1.DeleteNamespacedJobAsync(
                    name,
                    _address.Namespace,
                    new V1DeleteOptions { PropagationPolicy = "Foreground", Preconditions = new V1Preconditions { Uid = uid } },
                    cancellationToken: cancellationToken);
                return true;
            }
            catch (HttpOperationException refused)
                when (refused.Response?.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
            {
                return false;
            }
        }, cancellationToken);

    public void Dispose()
    {
        _client.Dispose();
        _answers.Dispose();
    }
}
