using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ImageBench.EngineTests.Stage;

/// <summary>
/// An authority that nobody knows, and what it vouches for: a server on 127.0.0.1, and a client under the names that Docker's tools look
/// for. All lie in a folder, as PEM.
/// </summary>
internal static class Authority
{
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var (from, to) = (TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(7));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=an authority of our own", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(from, to);

        foreach (var name in (string[])["ca.crt", "ca.pem"])
            File.WriteAllText(Path.Combine(folder, name), authority.ExportCertificatePem());
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        Issue(authority, "CN=registry", names.Build(), Path.Combine(folder, "server.pem"), Path.Combine(folder, "server.key"));
        // Go's TLS takes a certificate for a client's only where it says so.
        var use = new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], critical: false);
        Issue(authority, "CN=client", use, Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem"));
    }

    private static void Issue(X509Certificate2 authority, string name, X509Extension extension, string certificateFile, string keyFile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(extension);
        using var certificate = request.Create(authority, authority.NotBefore, authority.NotAfter, [1, 2, 3, (byte)name.Length]);
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
    }
}
