namespace ImageBench.Engine.Registries.Distribution;

/// <summary>The body of an answer, held in memory up to a limit, as long as something of it comes.</summary>
internal static class BoundedBody
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    /// <exception cref="InvalidDataException">It is longer.</exception>
    /// <exception cref="OperationCanceledException">Also where nothing of it came for a while.</exception>
    public static async Task<byte[]> Read(HttpResponseMessage answer, int limit, TimeProvider time, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentLength > limit)
            throw TooLong(limit);
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var held = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await ReadPart(body, part, time, cancellationToken) is > 0 and var count)
        {
            if (held.Length + count > limit)
                throw TooLong(limit);
            await held.WriteAsync(part.AsMemory(0, count), cancellationToken);
        }

        return held.ToArray();
    }

    private static Task<int> ReadPart(Stream body, byte[] part, TimeProvider time, CancellationToken cancellationToken) =>
        Silence.After(LongestSilence, time, cancel => body.ReadAsync(part, cancel), cancellationToken);

    private static InvalidDataException TooLong(int limit) => new($"it is longer than the {limit / 1024 / 1024} MiB that it may have");
}
