using ImageBench.Model;
using k8s;
using k8s.KubeConfigModels;

namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>A cluster as kubectl finds it, and the namespace there: how it is reached and who asks.</summary>
internal sealed record ClusterAddress(KubernetesClientConfiguration Settings, string Namespace)
{
    private const int MostNamed = 10;

    /// <summary>By a kubeconfig, else by the pod that this runs in; null: the context and the namespace that are said there.</summary>
    public static ClusterAddress Find(string? context, string? space)
    {
        var places = KubeConfigFiles.Places();
        string[] files = [.. places.Where(File.Exists)];
        if (files.Length == 0 && (context is not null || !KubernetesClientConfiguration.IsInCluster()))
        {
            throw new Fault(
                ExitCode.NoEngine,
                $"No cluster is known here: there is no {string.Join(" and no ", places)}. Name a kubeconfig with "
                    + $"{KubeConfigFiles.Variable}, as for kubectl.");
        }

        var settings = Read(files, context);
        return new ClusterAddress(settings, space ?? (settings.Namespace is { Length: > 0 } named ? named : "default"));
    }

    public override string ToString() => $"{PlainText.Line(Settings.Host, 200)} (namespace {PlainText.Line(Namespace, 100)})";

    private static KubernetesClientConfiguration Read(string[] files, string? context)
    {
        var named = files.Length > 0 ? "The kubeconfig " + string.Join(", ", files) : "What this pod is told of its cluster";
        try
        {
            if (files.Length == 0)
                return KubernetesClientConfiguration.InClusterConfig();
            var read = KubeConfigFiles.Read(files);
            Check(read, named, context);
            return KubernetesClientConfiguration.BuildConfigFromConfigObject(read, context);
        }
        catch (Exception exception) when (exception is not Fault)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{named} cannot be used: {PlainText.Short(exception.GetBaseException().Message, 300).TrimEnd('.')}.",
                exception);
        }
    }

    private static void Check(K8SConfiguration read, string named, string? context)
    {
        List<string> known = [.. read.Contexts.Select(one => one.Name ?? "")];
        if ((context ?? read.CurrentContext) is not { Length: > 0 } wanted)
            throw new Fault(ExitCode.BadInput, $"{named} has no current-context: name one with --context.");
        if (known.Contains(wanted))
            return;
        var others = PlainText.Short(string.Join(", ", known.Take(MostNamed)), 300);
        throw new Fault(
            ExitCode.BadInput,
            $"{named} has no context '{PlainText.Short(wanted, 100)}'; it has "
                + $"{(known.Count > 0 ? others : "none")}{(known.Count > MostNamed ? ", ..." : "")}.");
    }
}
