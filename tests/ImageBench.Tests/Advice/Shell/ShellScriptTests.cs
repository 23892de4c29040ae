using ImageBench.Advice.Shell;

namespace ImageBench.Tests.Advice.Shell;

public class ShellScriptTests
{
    [Theory]
    [InlineData("a b && c; d || e | f", "a b|&&c|;d|||e||f")]
    [InlineData("A=1 B=\"x y\" a 'b c' d\\ e > /f 2>&1", "a b c d e")]
    [InlineData("if a; then b && c; else d; fi && e", "a!|;b!|&&c!|;d!|&&e")]
    [InlineData("(a && b) || { c; }", "a!|&&b!|||c!")]
    [InlineData("! a && b", "a!|&&b")]
    [InlineData("a $(b && c) `d | e` ${f:-g;h} \"$(i \"j\")\"", "a ? ? ? ?")]
    [InlineData("for x in a b; do c $x; done", "for x in a b!|;c ?!")]
    [InlineData("a ~/b *.c d[e] 'f*' \"g?\" h#i --x={y,z}", "a ? ? ? f* g? h#i ?")]
    [InlineData("a;", "a")]
    public void CommandsAndTheirWordsAreRead(string text, string commands) => Assert.Equal(commands, Told(text));

    [Theory]
    [InlineData("a 'b")]
    [InlineData("a \"b")]
    [InlineData("a $(b")]
    [InlineData("a ${b")]
    [InlineData("a &")]
    [InlineData("a & b")]
    [InlineData("a # b")]
    [InlineData("a <<EOF")]
    [InlineData("a <(b)")]
    [InlineData("a &&")]
    [InlineData("&& a")]
    [InlineData("a && && b")]
    [InlineData("case a in b) c ;; esac")]
    [InlineData("f() { a; }")]
    [InlineData("if a; then b")]
    [InlineData("a )")]
    [InlineData("a \\")]
    public void WhatIsNotCertainIsNotRead(string text) => Assert.Null(ShellScript.Read(text));

    [Theory]
    [InlineData("a && b && c", false, true)]
    [InlineData("a; b", false, false)]
    [InlineData("a; b", true, true)]
    [InlineData("set -eux; a; b && c", false, true)]
    [InlineData("set -x; a", false, false)]
    [InlineData("a || b", false, false)]
    [InlineData("a | b", true, false)]
    [InlineData("set -e; a; b && c", false, true)]
    [InlineData("set -e; a && b; c", false, false)]
    [InlineData("a && b; c", true, false)]
    [InlineData("set -e; set +e; a", false, false)]
    [InlineData("set +e; a", true, false)]
    [InlineData("if a; then b; fi", true, false)]
    public void AChainEndsAtTheFirstFailure(string text, bool endsAtFailure, bool isChain) =>
        Assert.Equal(isChain, ShellScript.Read(text)!.IsChain(endsAtFailure));

    private static string Told(string text) => string.Join('|', ShellScript.Read(text)!.Commands.Select(command =>
        command.Joint + string.Join(' ', command.Words.Select(word => word.Value ?? "?")) + (command.IsNested ? "!" : "")));
}
