using ImageBench.Scenarios.Ignore.Expressions;

namespace ImageBench.Scenarios.Ignore;

/// <summary>
/// What makes a pattern well formed for Docker: brackets closed and not empty, ranges with both ends, a backslash before something.
/// </summary>
internal static class PatternSyntax
{
    private static readonly PatternFlaw LooseBackslash = new(
        "ends in a backslash", @"Write / between folders, or \\ for a backslash in a name");

    private static readonly PatternFlaw BadClass = new(
        "has a [ without a list of characters and a closing ]",
        @"Write [abc] or [a-z] (in it \- and \] for these two), or \[ for a bracket in a name");

    public static PatternFlaw? FlawOf(string pattern)
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\')
            {
                if (++at == pattern.Length)
                    return LooseBackslash;
            }
            else if (pattern[at] == '[' && !SkipClass(pattern, ref at))
            {
                return BadClass;
            }
        }

        return null;
    }

    // From the opening bracket to the closing one; false where what is between them is no list.
    private static bool SkipClass(string pattern, ref int at)
    {
        at++;
        if (at < pattern.Length && pattern[at] == '^')
            at++;
        for (var members = 0; at < pattern.Length; members++)
        {
            if (pattern[at] == ']' && members > 0)
                return true;
            if (!SkipMember(pattern, ref at))
                return false;
            if (at < pattern.Length && pattern[at] == '-')
            {
                at++;
                if (!SkipMember(pattern, ref at))
                    return false;
            }
        }

        return false;
    }

    private static bool SkipMember(string pattern, ref int at)
    {
        if (at >= pattern.Length || pattern[at] is '-' or ']')
            return false;
        if (pattern[at] == '\\' && ++at >= pattern.Length)
            return false;
        at += char.IsSurrogatePair(pattern, at) ? 2 : 1;
        return true;
    }
}
