using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ImageBench.Tests.Engine.Wire.Endpoints;

/// <summary>An authority of a test's own, and what it signed: a server's certificate for loopback, and a client's in PEM files.</summary>
internal sealed class TestKeys : IDisposable
{
    private static readonly DateTimeOffset From = TimeProvider.System.GetUtcNow().AddDays(-1);
    private static readonly DateTimeOffset Until = From.AddDays(3);

    private readonly TempFolder _folder = new();
    private readonly X509Certificate2 _authority;

    public TestKeys()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=a test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _authority = request.CreateSelfSigned(From, Until);
        File.WriteAllText(Path.Combine(Folder, "ca.pem"), _authority.ExportCertificatePem());
        WriteClient(_authority, "");
        var (server, serverKey) = Sign("localhost", _authority);
        using (server)
        using (serverKey)
            Server = server.CopyWithPrivateKey(serverKey);
    }

    /// <summary>ca.pem, cert.pem and key.pem, as Docker's tools have them.</summary>
    public string Folder => _folder.Path;

    public X509Certificate2 Server { get; }

    /// <summary>Gives the client another certificate, of an authority that this one signed, which stands in cert.pem behind it.</summary>
    public void PutAuthorityBetween()
    {
        var (between, key) = Sign("between", _authority, isAuthority: true);
        using (between)
        using (key)
        using (var signing = between.CopyWithPrivateKey(key))
            WriteClient(signing, between.ExportCertificatePem() + "\n");
    }

    public void Dispose()
    {
        Server.Dispose();
        _authority.Dispose();
        _folder.Dispose();
    }

    private void WriteClient(X509Certificate2 authority, string behind)
    {
        var (certificate, key) = Sign("client", authority);
        using (certificate)
        using (key)
        {
            File.WriteAllText(Path.Combine(Folder, "cert.pem"), $"{certificate.ExportCertificatePem()}\n{behind}");
            File.WriteAllText(Path.Combine(Folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        }
    }

    private static (X509Certificate2 Certificate, ECDsa Key) Sign(string name, X509Certificate2 authority, bool isAuthority = false)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        if (isAuthority)
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return (request.Create(authority, From, Until, Guid.NewGuid().ToByteArray()), key);
    }
}
