using ImageBench.Images.Tree;
using ImageBench.Model.Images;

namespace ImageBench.Images.Contents;

/// <summary>Looks for an image's equipment in the places where programs look for it.</summary>
internal static class EquipmentSearch
{
    private static readonly string[] ProgramFolders = ["/usr/bin", "/bin", "/sbin", "/usr/sbin", "/usr/local/bin"];

    // Those that fetch packages: busybox has a "dpkg" and an "rpm" of its own, which only unpack.
    private static readonly string[] PackageManagers = ["apt-get", "apk", "dnf", "microdnf", "yum", "zypper", "tdnf", "pacman"];

    // Where the certificates are that Go, OpenSSL and curl look for, by distribution.
    private static readonly string[] CaBundles =
    [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/pki/tls/cacert.pem",
        "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/cert.pem",
    ];

    private static readonly string[] TimeZones =
    [
        "/usr/share/zoneinfo/UTC",
        "/usr/share/zoneinfo/Etc/UTC",
        "/usr/share/zoneinfo/Europe/Berlin",
        "/usr/share/lib/zoneinfo/UTC",
    ];

    public static Equipment In(TreePaths paths, ImageConfig.RunConfig? config) => new(
        PackageManagers.FirstOrDefault(name => ProgramFolders.Any(folder => Has(paths, $"{folder}/{name}"))),
        CaBundles.Append(config?.Variable("SSL_CERT_FILE") ?? "").Any(path => path.Length > 0 && Has(paths, path)),
        TimeZones.Any(path => Has(paths, path)),
        Has(paths, "/etc/nsswitch.conf"));

    private static bool Has(TreePaths paths, string path) => paths.FindFile("/", path) >= 0;
}
