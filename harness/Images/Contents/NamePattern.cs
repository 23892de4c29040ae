namespace ImageBench.Images.Contents;

/// <summary>A name in which '*' stands for any bytes, also none.</summary>
internal readonly struct NamePattern(ReadOnlyMemory<byte> pattern)
{
    public bool Matches(ReadOnlySpan<byte> name)
    {
        var wanted = pattern.Span;
        int at = 0, from = 0, star = -1, mark = 0;
        while (from < name.Length)
        {
            if (at < wanted.Length && wanted[at] == '*')
            {
                (star, mark) = (at++, from);
            }
            else if (at < wanted.Length && wanted[at] == name[from])
            {
                at++;
                from++;
            }
            else if (star >= 0)
            {
                // The last star takes one byte more.
                at = star + 1;
                from = ++mark;
            }
            else
            {
                return false;
            }
        }

        return wanted[at..].IndexOfAnyExcept((byte)'*') < 0;
    }
}
