using System.Globalization;
using ImageBench.Model;
using k8s.Models;

namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>
/// What is known of the parts of a job, by the newest pod of each, and a line whenever one has come further or is hindered: of each pod and
/// each hindrance one, however often the cluster tries again. <paramref name="noun"/> is what a part is called.
/// </summary>
internal sealed class JobWatch(string noun, int count, Action<string> say)
{
    // Why a pod of a job is not made: quotas and rules of a cluster are asked then.
    private const int LongestWarning = 300;

    private readonly HashSet<(string, string)> _told = [];
    private readonly Dictionary<int, PodLook> _last = [];

    /// <summary>Whether each part has a pod.</summary>
    public bool HasAll => _last.Count >= count;

    /// <summary>What a job that is over came to, by how its pods ended.</summary>
    public ExitCode Judge(bool isComplete)
    {
        var failed = _last.Values.Where(pod => pod.HasFailed).ToList();
        return isComplete ? ExitCode.Good
            : failed.Count > 0 && failed.All(pod => pod.ExitCode == (int)ExitCode.OverBudget) ? ExitCode.OverBudget
            : ExitCode.VariantFailed;
    }

    public void Look(IReadOnlyList<V1Pod> pods)
    {
        var parts = pods.Select(PodLook.Of).OfType<PodLook>().Where(pod => pod.Index < count).GroupBy(pod => pod.Index);
        foreach (var pod in parts.Select(part => part.MaxBy(pod => pod.Created)!).OrderBy(pod => pod.Index))
        {
            _last[pod.Index] = pod;
            if (_told.Add((pod.Name, $"{pod.Step} {pod.Why}")))
                say(string.Create(CultureInfo.InvariantCulture, $"{noun} {pod.Index + 1}/{count} {pod.Step}{Because(pod)}."));
        }
    }

    /// <summary>The same of what hinders the job itself.</summary>
    public void Warn(IEnumerable<Corev1Event> warnings)
    {
        foreach (var warning in warnings.Where(warning => _told.Add(("", warning.Reason ?? ""))))
        {
            say($"The cluster warns of the Job: {PlainText.Short(warning.Reason ?? "", 100)}: "
                + $"{PlainText.Short(warning.Message ?? "", LongestWarning).TrimEnd('.')}.");
        }
    }

    private static string Because(PodLook pod) =>
        (pod.Why.Length > 0 ? ": " + pod.Why : "") + (pod.Said.Length > 0 ? $" ({pod.Said.TrimEnd('.')})" : "");
}
