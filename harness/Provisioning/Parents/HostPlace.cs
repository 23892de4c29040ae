using System.Runtime.InteropServices;

namespace ImageBench.Provisioning.Parents;

/// <summary>Places that differ from machine to machine, by the names that a recipe's host.txt gives them.</summary>
internal static class HostPlace
{
    // What OpenSSL, Node.js, Python, curl, pip, git, cargo and Nix read.
    private static readonly string[] BundleVariables =
        [
            "SSL_CERT_FILE",
            "NODE_EXTRA_CA_CERTS",
            "REQUESTS_CA_BUNDLE",
            "CURL_CA_BUNDLE",
            "PIP_CERT",
            "GIT_SSL_CAINFO",
            "CARGO_HTTP_CAINFO",
            "NIX_SSL_CERT_FILE",
        ];

    /// <summary>
    /// The files or folders of a line's source, each with its name under the line's target: a path is itself; <c>${DOTNET_ROOT}</c> is the
    /// folder of the .NET here, <c>${CA_BUNDLES}</c> all files of certificates that the environment names, perhaps none.
    /// </summary>
    public static IReadOnlyList<(string Path, string Name)> Find(string source, string target) => source == "${CA_BUNDLES}"
        ? [.. CaBundles().Select((path, index) => (path, $"{target}/{index}.pem"))]
        : [(source.Replace("${DOTNET_ROOT}", DotNetRoot(), StringComparison.Ordinal), target)];

    /// <summary>The folder of the .NET that runs this program; where that has no SDK, of another one that has.</summary>
    public static string DotNetRoot()
    {
        var running = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string?[] others = [Environment.GetEnvironmentVariable("DOTNET_ROOT"), Path.GetDirectoryName(Real(Machine.FindProgram("dotnet")))];
        return others.Prepend(running).OfType<string>().FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "sdk"))) ?? running;
    }

    /// <summary>Files of certificates that the environment names, each once.</summary>
    public static IReadOnlyList<string> CaBundles() =>
        [.. BundleVariables.Select(Environment.GetEnvironmentVariable)
            .Where(File.Exists)
            .Select(Real)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)];

    private static string? Real(string? path) =>
        path is null ? null : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
}
