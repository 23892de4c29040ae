namespace ImageBench.Engine.Registries.Distribution;

/// <summary>
/// How a registry wants to be asked, as one WWW-Authenticate header says it: a scheme ("bearer", "basic") and what goes with it, by names
/// in lower case.
/// </summary>
internal sealed record AuthChallenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    private const int LongestHeader = 16_384;

    /// <summary>Bearer comes before Basic where a registry takes both; null: neither is offered.</summary>
    public static AuthChallenge? Best(IEnumerable<string> headers)
    {
        List<AuthChallenge> all = [.. headers.Select(Parse).OfType<AuthChallenge>()];
        return all.Find(challenge => challenge.Scheme == "bearer") ?? all.Find(challenge => challenge.Scheme == "basic");
    }

    public static AuthChallenge? Parse(string header)
    {
        if (header.Length > LongestHeader)
            return null;
        var text = header.AsSpan().Trim();
        var blank = text.IndexOf(' ');
        var scheme = (blank < 0 ? text : text[..blank]).ToString().ToLowerInvariant();
        var rest = blank < 0 ? [] : text[(blank + 1)..];
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        while (rest.Length > 0)
        {
            var equals = rest.IndexOf('=');
            if (equals <= 0)
                break;
            var name = rest[..equals].Trim(" ,\t").ToString().ToLowerInvariant();
            rest = rest[(equals + 1)..].TrimStart();
            parameters.TryAdd(name, Value(ref rest));
        }

        return new AuthChallenge(scheme, parameters);
    }

    // Quoted, with a backslash before what is meant as it stands; or plain to the next comma.
    private static string Value(ref ReadOnlySpan<char> rest)
    {
        if (rest is not ['"', ..])
        {
            var comma = rest.IndexOf(',');
            var plain = (comma < 0 ? rest : rest[..comma]).Trim().ToString();
            rest = comma < 0 ? [] : rest[(comma + 1)..];
            return plain;
        }

        var value = new System.Text.StringBuilder();
        var at = 1;
        for (; at < rest.Length && rest[at] != '"'; at++)
        {
            at += rest[at] == '\\' && at + 1 < rest.Length ? 1 : 0;
            value.Append(rest[at]);
        }

        rest = at + 1 < rest.Length ? rest[(at + 1)..].TrimStart(" ,\t") : [];
        return value.ToString();
    }
}
