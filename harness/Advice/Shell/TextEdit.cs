namespace ImageBench.Advice.Shell;

/// <summary>Letters of a shell's text, from <c>Begin</c> up to <c>End</c>, and what stands there instead.</summary>
internal sealed record TextEdit(int Begin, int End, string Text)
{
    public static TextEdit After(ShellWord word, string text) => new(word.End, word.End, text);
}
