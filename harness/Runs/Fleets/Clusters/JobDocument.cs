using k8s;
using k8s.Models;

namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>A written job as it is submitted: the same, read strictly, since a field that nobody knows is a mistake of ours.</summary>
internal static class JobDocument
{
    public static V1Job Read(string text) => KubernetesYaml.Deserialize<V1Job>(text, strict: true);
}
