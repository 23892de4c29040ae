using k8s.Models;

namespace ImageBench.Tests.Runs.Fleets.Clusters;

/// <summary>Pods of a job as a cluster tells them, by the index of their part.</summary>
internal static class SomePod
{
    public static V1Pod Waiting(int index, string? reason = null, string? message = null) => Of(index, "Pending", null) is var pod
        && reason is null ? pod : With(pod, status => status.Conditions =
            [new V1PodCondition { Type = "PodScheduled", Status = "False", Reason = reason, Message = message }]);

    public static V1Pod Beginning(int index, string reason, string? message = null) =>
        With(Of(index, "Pending", "m" + index), status => status.ContainerStatuses =
            [Container(new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = reason, Message = message } })]);

    public static V1Pod UnderWay(int index) => Of(index, "Running", "m" + index);

    public static V1Pod Done(int index) => Of(index, "Succeeded", "m" + index);

    public static V1Pod Failed(int index, int exitCode, string reason = "Error") =>
        With(Of(index, "Failed", "m" + index), status => status.ContainerStatuses =
            [Container(new V1ContainerState { Terminated = new V1ContainerStateTerminated { ExitCode = exitCode, Reason = reason } })]);

    public static V1Pod Evicted(int index, string message) => With(Of(index, "Failed", "m" + index), status =>
    {
        status.Reason = "Evicted";
        status.Message = message;
    });

    /// <summary>The same part, begun anew.</summary>
    public static V1Pod Again(V1Pod pod)
    {
        pod.Metadata.Name += "-again";
        pod.Metadata.CreationTimestamp = pod.Metadata.CreationTimestamp!.Value.AddMinutes(1);
        return pod;
    }

    private static V1Pod With(V1Pod pod, Action<V1PodStatus> change)
    {
        change(pod.Status);
        return pod;
    }

    private static V1ContainerStatus Container(V1ContainerState state) => new()
    {
        Name = "imagebench",
        Image = "bench:1",
        ImageID = "",
        Ready = false,
        RestartCount = 0,
        State = state,
    };

    private static V1Pod Of(int index, string phase, string? machine) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = $"nightly-{index}",
            CreationTimestamp = DateTime.UnixEpoch,
            Annotations = new Dictionary<string, string> { ["batch.kubernetes.io/job-completion-index"] = $"{index}" },
        },
        Spec = new V1PodSpec { NodeName = machine, Containers = [] },
        Status = new V1PodStatus { Phase = phase },
    };
}
