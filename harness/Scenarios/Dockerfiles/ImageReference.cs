using System.Buffers;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>How images are named: HOST/PATH:TAG@DIGEST, of which the path alone must be there.</summary>
internal static class ImageReference
{
    private const int LongestName = 255;
    private const int LongestTag = 128;
    private const int ShortestDigest = 32;
    private const int LengthOfId = 64;

    private static readonly SearchValues<char> IdDigits = SearchValues.Create("0123456789abcdef");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> AddressSigns = SearchValues.Create("0123456789abcdefABCDEF:");
    private static readonly SearchValues<char> TagSigns =
        SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.-");

    /// <summary>Whether an engine could look for an image of that name; it refuses any other without.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        // An image's id is no name.
        if (text.Length == LengthOfId && !text.ContainsAnyExcept(IdDigits))
            return false;
        var (name, tag, digest) = Split(text);
        return name.Length <= LongestName && IsTag(tag) && IsDigest(digest) && IsName(name);
    }

    /// <summary>The last part of a name's path, without tag and digest.</summary>
    public static string LastPart(string text)
    {
        var (name, _, _) = Split(text);
        return name[(name.LastIndexOf('/') + 1)..].ToString();
    }

    /// <summary>A name without tag and digest.</summary>
    public static string WithoutTag(string text)
    {
        var (name, _, _) = Split(text);
        return name.ToString();
    }

    /// <summary>The tag with the colon before it, the digest with its sign; both may be empty.</summary>
    private static NameParts Split(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        var digest = at < 0 ? [] : text[at..];
        var rest = at < 0 ? text : text[..at];
        var colon = rest.LastIndexOf(':');
        return colon > rest.LastIndexOf('/') ? new NameParts(rest[..colon], rest[colon..], digest) : new NameParts(rest, [], digest);
    }

    private static bool IsTag(ReadOnlySpan<char> tag)
    {
        if (tag.Length == 0)
            return true;
        return tag.Length > 1 && tag.Length <= LongestTag + 1 && tag[1] is not ('.' or '-')
            && !tag[1..].ContainsAnyExcept(TagSigns);
    }

    private static bool IsDigest(ReadOnlySpan<char> digest)
    {
        if (digest.Length == 0)
            return true;
        var colon = digest.IndexOf(':');
        if (colon < 0 || digest.Length - colon - 1 < ShortestDigest || digest[(colon + 1)..].ContainsAnyExcept(HexDigits))
            return false;
        var isBegin = true;
        foreach (var letter in digest[1..colon])
        {
            if (isBegin ? !char.IsAsciiLetter(letter) : !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_' or '+' or '.'))
                return false;
            isBegin = !char.IsAsciiLetterOrDigit(letter);
        }

        return !isBegin;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        var slash = name.IndexOf('/');
        var first = slash < 0 ? [] : name[..slash];
        // What comes first is a host only where it could be nothing else: with a dot, a port or a capital, or as the one name that needs
        // neither.
        if (first.IndexOfAny(".:") >= 0 || first is "localhost" || first.ContainsAnyInRange('A', 'Z'))
            return IsHost(first) && IsPath(name[(slash + 1)..]);
        return IsPath(name);
    }

    private static bool IsHost(ReadOnlySpan<char> host)
    {
        var colon = host.LastIndexOf(':');
        if (colon > host.LastIndexOf(']'))
        {
            if (colon == host.Length - 1 || host[(colon + 1)..].ContainsAnyExceptInRange('0', '9'))
                return false;
            host = host[..colon];
        }

        if (host is ['[', .. var address, ']'])
            return address.Length > 0 && !address.ContainsAnyExcept(AddressSigns);
        foreach (var range in host.Split('.'))
        {
            var label = host[range];
            if (label.Length == 0 || label[0] == '-' || label[^1] == '-')
                return false;
            foreach (var letter in label)
            {
                if (!char.IsAsciiLetterOrDigit(letter) && letter != '-')
                    return false;
            }
        }

        return true;
    }

    private static bool IsPath(ReadOnlySpan<char> path)
    {
        foreach (var range in path.Split('/'))
        {
            if (!IsPathPart(path[range]))
                return false;
        }

        return true;
    }

    // Letters and digits, between which stand a dot, one or two underscores, or hyphens.
    private static bool IsPathPart(ReadOnlySpan<char> part)
    {
        for (var at = 0; ;)
        {
            var begin = at;
            while (at < part.Length && (char.IsAsciiLetterLower(part[at]) || char.IsAsciiDigit(part[at])))
                at++;
            if (at == begin)
                return false;
            if (at == part.Length)
                return true;
            var signs = part[at..];
            var length = signs[0] switch
            {
                '.' => 1,
                '_' => signs is ['_', '_', ..] ? 2 : 1,
                '-' => signs.IndexOfAnyExcept('-') is > 0 and var hyphens ? hyphens : signs.Length,
                _ => 0,
            };
            if (length == 0)
                return false;
            at += length;
        }
    }

    private readonly ref struct NameParts(ReadOnlySpan<char> name, ReadOnlySpan<char> tag, ReadOnlySpan<char> digest)
    {
        private readonly ReadOnlySpan<char> _name = name;
        private readonly ReadOnlySpan<char> _tag = tag;
        private readonly ReadOnlySpan<char> _digest = digest;

        public void Deconstruct(out ReadOnlySpan<char> name, out ReadOnlySpan<char> tag, out ReadOnlySpan<char> digest)
        {
            name = _name;
            tag = _tag;
            digest = _digest;
        }
    }
}
