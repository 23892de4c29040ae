using System.Buffers;
using System.Text;

namespace ImageBench.Engine;

/// <summary>
/// What a build is given and nobody may read afterwards: secrets, and the passwords in proxies. A step can print them, and what it prints
/// is stored and shown where the build fails.
/// </summary>
internal sealed class HiddenWords
{
    private const string Shown = "***";

    // A shorter one would be found in half of all lines, and is no secret that is one.
    private const int Shortest = 4;

    private readonly SearchValues<string>? _any;
    private readonly IReadOnlyList<string> _words;

    public HiddenWords(IEnumerable<ReadOnlyMemory<byte>> secrets, IEnumerable<string> addresses)
    {
        _words =
        [
            .. secrets.SelectMany(secret => Encoding.UTF8.GetString(secret.Span).Split('\n', '\r'))
                .Concat(addresses.SelectMany(Passwords))
                .Select(word => word.Trim())
                .Where(word => word.Length >= Shortest)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(word => word.Length),
        ];
        _any = _words.Count == 0 ? null : SearchValues.Create([.. _words], StringComparison.Ordinal);
    }

    public string Hide(string text)
    {
        if (_any is null || !text.AsSpan().ContainsAny(_any))
            return text;
        return _words.Aggregate(text, (hidden, word) => hidden.Replace(word, Shown, StringComparison.Ordinal));
    }

    // As it stands in the address, and as it is meant.
    private static IEnumerable<string> Passwords(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.UserInfo.IndexOf(':', StringComparison.Ordinal) is not (>= 0 and var colon))
        {
            return [];
        }

        var password = uri.UserInfo[(colon + 1)..];
        return [password, Uri.UnescapeDataString(password)];
    }
}
