using System.Globalization;
using ImageBench.Model;
using k8s.Models;

namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>
/// How a pod of a job stands: which part of the run it measures, how far it has come, and why no further (empty: it does come further).
/// </summary>
internal sealed record PodLook(int Index, string Name, DateTime Created, string Step, string Why, string Said)
{
    private const string IndexNote = "batch.kubernetes.io/job-completion-index";
    private const string Runner = "imagebench";

    // Of a container that is on its way, where nothing is wrong.
    private static readonly string[] Usual = ["ContainerCreating", "PodInitializing"];

    /// <summary>How the run in it ended; null: it did not, or nobody knows.</summary>
    public int? ExitCode { get; private init; }

    public bool HasFailed { get; private init; }

    /// <summary>Null for a pod that is no part of an Indexed Job.</summary>
    public static PodLook? Of(V1Pod pod)
    {
        if (!int.TryParse(pod.GetAnnotation(IndexNote), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return null;
        var (step, machine) = (pod.Status?.Phase ?? "", PlainText.Short(pod.Spec?.NodeName ?? "", 100));
        var where = machine.Length > 0 ? " on " + machine : "";
        var (why, said) = step == "Failed" ? Failure(pod) : Hindrance(pod);
        return new PodLook(index, pod.Metadata.Name ?? "", pod.Metadata.CreationTimestamp ?? DateTime.MinValue, step switch
        {
            "Succeeded" => "done" + where,
            "Failed" => "failed" + where,
            "Running" => "runs" + where,
            "Unknown" => $"is on {machine}, which does not answer",
            _ => machine.Length > 0 ? "begins" + where : "waits for a machine",
        }, PlainText.Short(why, 100), PlainText.Short(said, 200))
        {
            HasFailed = step == "Failed",
            ExitCode = Containers(pod).FirstOrDefault(container => container.Name == Runner)?.State?.Terminated?.ExitCode,
        };
    }

    private static IEnumerable<V1ContainerStatus> Containers(V1Pod pod) =>
        (pod.Status?.InitContainerStatuses ?? []).Concat(pod.Status?.ContainerStatuses ?? []);

    private static (string Why, string Said) Failure(V1Pod pod)
    {
        // Evicted, or lost with its machine.
        if (pod.Status.Reason is { Length: > 0 } reason)
            return (reason, pod.Status.Message ?? "");
        // Of the builder beside it, what it ended with once the run was over says nothing.
        var ended = Containers(pod).Reverse().Select(container => container.State?.Terminated)
            .FirstOrDefault(terminated => terminated is { ExitCode: not 0 });
        return ended is null ? ("", "")
            : (string.Create(CultureInfo.InvariantCulture, $"exit code {ended.ExitCode}"),
                ended.Message ?? (ended.Reason is "Error" or null ? "" : ended.Reason));
    }

    private static (string Why, string Said) Hindrance(V1Pod pod)
    {
        var waiting = Containers(pod).Select(container => container.State?.Waiting)
            .FirstOrDefault(one => one?.Reason is { Length: > 0 } reason && !Usual.Contains(reason));
        var unplaced = pod.Status?.Conditions?.FirstOrDefault(
            condition => condition is { Type: "PodScheduled", Status: "False", Reason.Length: > 0 });
        return waiting is not null ? (waiting.Reason, waiting.Message ?? "")
            : unplaced is not null ? (unplaced.Reason, unplaced.Message ?? "")
            : ("", "");
    }
}
