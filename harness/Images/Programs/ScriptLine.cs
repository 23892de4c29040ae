using ImageBench.Images.Tar;

namespace ImageBench.Images.Programs;

/// <summary>The first line of a script, which names what runs it ("#!").</summary>
internal static class ScriptLine
{
    /// <summary>As long as Linux reads it.</summary>
    public const int LengthLimit = 256;

    /// <summary>Null: it is none, or names nothing.</summary>
    public static ProgramNeeds? Read(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("#!"u8))
            return null;
        var line = head[2..];
        var end = line.IndexOfAny((byte)'\n', (byte)'\r');
        var words = TarName.Text(end < 0 ? line : line[..end]).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return null;
        // What "env" is to look for, past its options and what it sets.
        var named = words[0].EndsWith("/env", StringComparison.Ordinal)
            ? words.Skip(1).FirstOrDefault(word => word[0] != '-' && !word.Contains('=', StringComparison.Ordinal))
            : null;
        return new ProgramNeeds(named ?? words[0], []);
    }
}
