using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ImageBench.Model;

namespace ImageBench.Engine.Wire.Endpoints;

/// <summary>
/// The PEM files that an engine is spoken to with over TLS; null: none is given, then the system's authorities count, or no client is
/// named. <c>Source</c> says where they are from, for messages.
/// </summary>
internal sealed record EngineKeys(string? Authority, string? Certificate, string? Key, bool SkipsVerification, string Source)
{
    /// <summary>The files of a folder under the names that Docker's tools give them, as far as they are there.</summary>
    public static EngineKeys InFolder(string folder, bool skipsVerification, string source) =>
        new(Find(folder, "ca.pem"), Find(folder, "cert.pem"), Find(folder, "key.pem"), skipsVerification, source);

    /// <summary>The same connection, secured. What the other side shows is compared with the host's name.</summary>
    public async Task<Stream> Secure(
        Stream plain, string host, IReadOnlyList<SslApplicationProtocol> protocols, CancellationToken cancellationToken)
    {
        var secured = new SslStream(plain, leaveInnerStreamOpen: false);
        try
        {
            await secured.AuthenticateAsClientAsync(Options(host, protocols), cancellationToken);
            return secured;
        }
        catch
        {
            await secured.DisposeAsync();
            throw;
        }
    }

    private static string? Find(string folder, string name) => Path.Combine(folder, name) is var path && File.Exists(path) ? path : null;

    private SslClientAuthenticationOptions Options(string host, IReadOnlyList<SslApplicationProtocol> protocols)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = host, ApplicationProtocols = [.. protocols] };
        try
        {
            if (Certificate is not null && Key is not null)
            {
#pragma warning disable CA2000 // Dispose objects before losing scope: the options keep it as long as the connection lives
                options.ClientCertificateContext = SslStreamCertificateContext.Create(
                    Own(Certificate, Key), Chain(Certificate), offline: true);
#pragma warning restore CA2000
            }

            if (Authority is not null)
            {
                options.CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                };
                options.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(Authority);
            }
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                ExitCode.NoEngine,
                $"The certificates of {Source} cannot be used ({exception.Message.TrimEnd('.')}); put ca.pem, cert.pem and key.pem there, "
                    + "as the engine's owner gave them.",
                exception);
        }

#pragma warning disable CA5359 // Do not disable certificate validation: whoever wrote that configuration asked for it, as of Docker's tools
        if (SkipsVerification)
            options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        return options;
    }

    // Its own, and those of authorities between it and the one that the engine knows, which are shown with it.
    private static X509Certificate2Collection Chain(string certificate)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificate);
        return chain;
    }

    private static X509Certificate2 Own(string certificate, string key)
    {
        var own = X509Certificate2.CreateFromPemFile(certificate, key);
        // There a key that was only read cannot be used.
        return OperatingSystem.IsWindows()
            ? X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null)
            : own;
    }
}
