using System.Globalization;
using System.Net.Http.Headers;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Model;

namespace ImageBench.Engine.Registries.Artifacts;

/// <summary>
/// Sends a blob to a registry in parts, each of which is answered soon, also over a slow line. What the registry has already is not sent.
/// </summary>
internal sealed class BlobUpload(RegistryClient client)
{
    private const int PartBytes = 4 * 1024 * 1024;

    /// <summary>How many bytes were sent.</summary>
    public async Task<long> Send(Stream content, string digest, CancellationToken cancellationToken)
    {
        if (await Has(digest, cancellationToken))
            return 0;
        using var begun = await client.Send(HttpMethod.Post, "blobs/uploads/", digest, Empty, cancellationToken);
        var next = Next(begun);
        var part = new byte[PartBytes];
        var sent = 0L;
        content.Position = 0;
        while (await content.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var count)
        {
            var from = sent;
            using var taken = await client.Send(HttpMethod.Patch, next, digest, () => Part(part, count, from), cancellationToken);
            next = Next(taken);
            sent += count;
        }

        var closing = string.Create(
            CultureInfo.InvariantCulture, $"{next}{(next.Contains('?', StringComparison.Ordinal) ? '&' : '?')}digest={digest}");
        using var done = await client.Send(HttpMethod.Put, closing, digest, Empty, cancellationToken);
        return sent;
    }

    private async Task<bool> Has(string digest, CancellationToken cancellationToken)
    {
        try
        {
            using var found = await client.Send(HttpMethod.Head, $"blobs/{digest}", digest, _ => { }, cancellationToken);
            return true;
        }
        catch (Fault fault) when (RegistryFault.IsOfNothing(fault))
        {
            return false;
        }
    }

    private static ByteArrayContent Empty() => new([]);

    private static ByteArrayContent Part(byte[] part, int count, long from)
    {
        var content = new ByteArrayContent(part, 0, count);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.TryAddWithoutValidation(
            "Content-Range", string.Create(CultureInfo.InvariantCulture, $"{from}-{from + count - 1}"));
        return content;
    }

    // The registry says where it goes on: a path of its own, with whatever it must be told again.
    private string Next(HttpResponseMessage answer)
    {
        var said = answer.Headers.Location ?? throw RegistryFault.Odd(client.Host, "does not say where an upload goes on");
        var location = said.IsAbsoluteUri ? said.PathAndQuery : said.OriginalString;
        if (said.IsAbsoluteUri && said.Host != answer.RequestMessage?.RequestUri?.Host)
            throw RegistryFault.Odd(client.Host, $"sends an upload on to {PlainText.Short(said.Host, 100)}");
        return location.StartsWith('/') ? location : throw RegistryFault.Odd(client.Host, "does not say where an upload goes on");
    }
}
