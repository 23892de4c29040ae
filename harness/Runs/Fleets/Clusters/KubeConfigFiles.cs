using ImageBench.Model.Files;
using k8s;
using k8s.KubeConfigModels;

namespace ImageBench.Runs.Fleets.Clusters;

/// <summary>
/// The files that kubectl reads: those of KUBECONFIG, else the home folder's. Of what several name alike the first is meant.
/// </summary>
internal static class KubeConfigFiles
{
    public const string Variable = "KUBECONFIG";

    public static string[] Places()
    {
        var named = (Environment.GetEnvironmentVariable(Variable) ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return named.Length > 0 ? named : [Path.Combine(HomeFolder.Find(), ".kube", "config")];
    }

    public static K8SConfiguration Read(IEnumerable<string> files)
    {
        List<K8SConfiguration> read = [.. files.Select(Path.GetFullPath).Select(Read)];
        return new K8SConfiguration
        {
            CurrentContext = read.Select(one => one.CurrentContext).FirstOrDefault(context => !string.IsNullOrEmpty(context)),
            Contexts = [.. read.SelectMany(one => one.Contexts ?? [])],
            Clusters = [.. read.SelectMany(one => one.Clusters ?? [])],
            Users = [.. read.SelectMany(one => one.Users ?? [])],
        };
    }

    private static K8SConfiguration Read(string file)
    {
        var read = KubernetesClientConfiguration.LoadKubeConfig(file);
        foreach (var cluster in (read.Clusters ?? []).Select(one => one.ClusterEndpoint).Where(one => one is not null))
            cluster.CertificateAuthority = Beside(file, cluster.CertificateAuthority);
        foreach (var user in (read.Users ?? []).Select(one => one.UserCredentials).Where(one => one is not null))
        {
            user.ClientCertificate = Beside(file, user.ClientCertificate);
            user.ClientKey = Beside(file, user.ClientKey);
        }

        return read;
    }

    // A relative path is meant from its own file's folder.
    private static string? Beside(string file, string? path) =>
        string.IsNullOrEmpty(path) ? path : Path.Combine(Path.GetDirectoryName(file)!, path);
}
