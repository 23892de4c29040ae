namespace ImageBench.Engine.Registries.Distribution;

/// <summary>The body of an answer, held in memory up to a limit.</summary>
internal static class BoundedBody
{
    /// <exception cref="InvalidDataException">It is longer.</exception>
    public static async Task<byte[]> Read(HttpResponseMessage answer, int limit, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentLength > limit)
            throw TooLong(limit);
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var held = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await body.ReadAsync(part, cancellationToken) is > 0 and var count)
        {
            if (held.Length + count > limit)
                throw TooLong(limit);
            await held.WriteAsync(part.AsMemory(0, count), cancellationToken);
        }

        return held.ToArray();
    }

    private static InvalidDataException TooLong(int limit) => new($"it is longer than the {limit / 1024 / 1024} MiB that it may have");
}
