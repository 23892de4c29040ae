using System.Text.Json;

namespace ImageBench.Engine.Registries.Distribution;

/// <summary>All tags of a repository, page by page as the registry gives them, in its order.</summary>
internal sealed class TagPages(RegistryClient client, string name, TimeProvider time)
{
    private const int LongestPage = 4 * 1024 * 1024;
    private const int MostTags = 100_000;
    // At the hundred a page that many give at most, as many as tags.
    private const int MostPages = 1_000;
    private const string First = "tags/list?n=1000";

    public async Task<IReadOnlyList<string>> Read(CancellationToken cancellationToken)
    {
        var tags = new List<string>();
        var asked = new HashSet<string>();
        for (var path = First; path is not null && asked.Add(path);)
        {
            using var answer = await client.Send(HttpMethod.Get, path, $"{name} with its tags", _ => { }, cancellationToken);
            var page = Tags(await Body(answer, cancellationToken));
            // Who goes on does so behind a page's last tag: behind none there is nothing.
            if (page.Count == 0)
                break;
            tags.AddRange(page);
            if (asked.Count == MostPages && Next(answer) is not null)
                throw RegistryFault.Odd(client.Host, $"lists the tags of {name} in more than {MostPages} pages");
            if (tags.Count > MostTags)
                throw RegistryFault.Odd(client.Host, $"lists more than {MostTags} tags of {name}");
            path = Next(answer);
        }

        return [.. tags.Distinct()];
    }

    private async Task<byte[]> Body(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return await BoundedBody.Read(answer, LongestPage, time, cancellationToken);
        }
        catch (Exception exception) when (Silence.Is(exception, cancellationToken))
        {
            throw RegistryFault.Silent(client.Host, exception);
        }
        catch (InvalidDataException)
        {
            throw RegistryFault.Odd(client.Host, $"lists the tags of {name} in a page without end");
        }
    }

    private List<string> Tags(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            // Of a repository without tags some say null.
            return json.RootElement.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
                ? [.. tags.EnumerateArray().Select(tag => tag.GetString()).OfType<string>()]
                : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw RegistryFault.Odd(client.Host, $"lists the tags of {name} as what is no list");
        }
    }

    // Only what is asked on is taken from it: the rest of the address stays what it was.
    private static string? Next(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Link", out var links))
            return null;
        var next = links.FirstOrDefault(link => link.Contains("rel=\"next\"", StringComparison.Ordinal));
        if (next is null || next.IndexOf('?', StringComparison.Ordinal) is not (> 0 and var from))
            return null;
        var to = next.IndexOf('>', from);
        return to < 0 ? null : $"tags/list?{next[(from + 1)..to]}";
    }
}
