using System.Buffers;
using System.Text;

namespace ImageBench.Model.Options;

/// <summary>
/// What a build is given and nobody may read afterwards: secrets, the values of arguments that are called like one, and the passwords in
/// proxies. Builders write arguments into the names of steps, a step can print them, and what it prints is stored and shown.
/// </summary>
internal sealed class HiddenWords
{
    /// <summary>What stands in its place.</summary>
    public const string Shown = "***";

    // How a line ends that was cut.
    private const char Cut = '…';

    // A shorter one would be found in half of all lines, and is no secret that is one.
    private const int Shortest = 4;

    // In a file of settings ("//registry/:_authToken=npm_...") the secret is one part of a line, and may be printed without the others.
    private const int ShortestPart = 8;
    private static readonly char[] Between = [' ', '\t', '=', ':', '"', '\'', ','];

    private readonly SearchValues<string>? _any;
    private readonly IReadOnlyList<string> _words;

    /// <summary><paramref name="arguments"/>: build arguments, or variables of a container, by their names.</summary>
    public HiddenWords(IEnumerable<ReadOnlyMemory<byte>> secrets, IEnumerable<KeyValuePair<string, string>> arguments)
    {
        List<KeyValuePair<string, string>> all = [.. arguments];
        _words =
        [
            .. secrets.Select(secret => Encoding.UTF8.GetString(secret.Span))
                .Concat(all.Where(argument => SecretName.Is(argument.Key)).Select(argument => argument.Value))
                .SelectMany(Lines)
                .SelectMany(line => Parts(line).Append(line))
                .Concat(all.SelectMany(argument => Passwords(argument.Value)))
                .Select(word => word.Trim())
                .Where(word => word.Length >= Shortest)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(word => word.Length),
        ];
        _any = _words.Count == 0 ? null : SearchValues.Create([.. _words], StringComparison.Ordinal);
    }

    /// <summary>Nothing is hidden.</summary>
    public static HiddenWords None { get; } = new([], []);

    public string Hide(string text)
    {
        if (_any is null)
            return text;
        if (text.AsSpan().ContainsAny(_any))
            text = _words.Aggregate(text, (hidden, word) => hidden.Replace(word, Shown, StringComparison.Ordinal));
        return text.EndsWith(Cut) ? HideCut(text[..^1]) : text;
    }

    // A long line ends where it was cut, be it within a word.
    private string HideCut(string text)
    {
        var shown = _words.Max(word => Beginning(word, text));
        return (shown < Shortest ? text : text[..^shown] + Shown) + Cut;
    }

    // How many of the word's first letters end the text.
    private static int Beginning(string word, string text)
    {
        var length = Math.Min(word.Length - 1, text.Length);
        while (length >= Shortest && !text.EndsWith(word[..length], StringComparison.Ordinal))
            length--;
        return length;
    }

    private static string[] Lines(string secret) => secret.Split('\n', '\r');

    private static IEnumerable<string> Parts(string line) => line.Split(Between).Where(part => part.Length >= ShortestPart);

    // As it stands in the address, and as it is meant. A proxy may be given without a scheme.
    private static IEnumerable<string> Passwords(string address)
    {
        var whole = address.Contains("://", StringComparison.Ordinal) ? address : "http://" + address;
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var uri)
            || uri.UserInfo.IndexOf(':', StringComparison.Ordinal) is not (>= 0 and var colon))
        {
            return [];
        }

        var password = uri.UserInfo[(colon + 1)..];
        return [password, Uri.UnescapeDataString(password)];
    }
}
