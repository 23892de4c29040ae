using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ImageBench.Model;

namespace ImageBench.Engine.Registries.Distribution;

/// <summary>
/// Whom a registry is believed to be: by the system's authorities and by those that lie in its folder below certs.d, as for Docker. A
/// certificate that lies there too is shown to that host and to no other.
/// </summary>
internal sealed class HostCertificates
{
    private readonly X509Certificate2Collection _authorities = [];
    private readonly X509Certificate2? _own;
    private readonly string _host;
    private readonly bool _isTrusted;

    /// <summary><paramref name="isInsecure"/>: where no authority is given for it, whoever answers is believed.</summary>
    public HostCertificates(string host, IEnumerable<string> folders, bool isInsecure)
    {
        _host = new Uri("https://" + host).DnsSafeHost;
        foreach (var folder in folders.Select(folder => Path.Combine(folder, host)).Where(Directory.Exists))
        {
            try
            {
                foreach (var file in Directory.GetFiles(folder, "*.crt").Order(StringComparer.Ordinal))
                    _authorities.ImportFromPemFile(file);
                foreach (var file in Directory.GetFiles(folder, "*.cert").Order(StringComparer.Ordinal))
                    _own ??= X509Certificate2.CreateFromPemFile(file, Path.ChangeExtension(file, ".key"));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
            {
                var sentence = $"The certificates for the registry {host} in {folder} cannot be read: {exception.Message.TrimEnd('.')}.";
                throw new Fault(ExitCode.BadInput, sentence, exception);
            }
        }

        _isTrusted = isInsecure && _authorities.Count == 0;
    }

    /// <summary>Whether something lies there for this host: then it speaks TLS.</summary>
    public bool AreGiven => _authorities.Count > 0 || _own is not null;

    public SslClientAuthenticationOptions Options => new()
    {
        RemoteCertificateValidationCallback = (connection, certificate, chain, errors) =>
            (_isTrusted && IsToHost(connection)) || IsBelieved(certificate, chain, errors),
        LocalCertificateSelectionCallback = _own is null ? null : (_, target, _, _, _) => target == _host ? _own : null!,
    };

    // The same client goes to where the registry sends it on, and to the server that gives tokens.
    private bool IsToHost(object connection) =>
        connection is SslStream stream && string.Equals(stream.TargetHostName, _host, StringComparison.OrdinalIgnoreCase);

    private bool IsBelieved(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        // Another name, or none at all, is not healed by an authority.
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is null || _authorities.Count == 0)
            return false;
        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in chain?.ChainElements.Skip(1) ?? [])
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        using var copy = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return own.Build(copy);
    }
}
