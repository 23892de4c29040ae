using ImageBench.Scenarios.Dockerfiles.Shell;

namespace ImageBench.Tests.Scenarios.Dockerfiles.Shell;

public class ShellTextTests
{
    [Theory]
    [InlineData("$A-${A}$NONE", "x-x")]
    [InlineData("$AB", "")]
    [InlineData("${A:-y}${EMPTY:-y}${NONE:-y}", "xyy")]
    [InlineData("${A-y}${EMPTY-y}${NONE-y}", "xy")]
    [InlineData("${A:+y}${EMPTY:+y}${NONE:+y}", "y")]
    [InlineData("${A+y}${EMPTY+y}${NONE+y}", "yy")]
    [InlineData("${NONE:-${A}}!", "x!")]
    [InlineData("${NONE:-a:b/c@d}", "a:b/c@d")]
    [InlineData("${A?no}${A:?no}${EMPTY?no}", "xx")]
    [InlineData("\\$A \\\\", "$A \\")]
    [InlineData("$ $1 $11a ${1} $@ $$", "$  a   ")]
    [InlineData("${A", null)]
    [InlineData("${", null)]
    [InlineData("${}", null)]
    [InlineData("${:-x}", null)]
    [InlineData("${A:-x", null)]
    [InlineData("${A!x}", null)]
    [InlineData("${A:#x}", null)]
    [InlineData("${NONE?must be given}", null)]
    [InlineData("${EMPTY:?}", null)]
    public void VariablesAreFilledInAsDockerDoes(string text, string? expanded) => Assert.Equal(expanded, Expanded(text));

    [Theory]
    [InlineData("go:\"${V}-alpine\"", "go:1.24.5-alpine")]
    [InlineData("\"go\":'$V'", "go:$V")]
    [InlineData("${NONE:-\"mcr.example.org/cli:latest\"}", "mcr.example.org/cli:latest")]
    [InlineData("go:'1'\"2\"3", "go:123")]
    [InlineData("\"a\\\"b\\c\\$\"", "a\"b\\c$")]
    [InlineData("a\\'b", "a'b")]
    [InlineData("a\\", "a")]
    [InlineData("'a\\'", "a\\")]
    [InlineData("\"a", null)]
    [InlineData("it's", null)]
    [InlineData("<< a<b", "<< a<b")]
    public void QuotesAreRemovedWhereverTheyStand(string text, string? expanded) => Assert.Equal(expanded, Expanded(text));

    [Theory]
    [InlineData("${V%.*}", "1.24")]
    [InlineData("${V%%.*}", "1")]
    [InlineData("${V#*.}", "24.5")]
    [InlineData("${V##*.}", "5")]
    [InlineData("${V#1.}-${V%5}", "24.5-1.24.")]
    [InlineData("${V#x}${V%x}", "1.24.51.24.5")]
    [InlineData("${V#?}", ".24.5")]
    [InlineData("${V##*}${V#*}", "1.24.5")]
    [InlineData("${V%%?}", "1.24.")]
    [InlineData("${V##*2?}", ".5")]
    [InlineData("${NONE#*.}", "")]
    [InlineData("${V/./-}", "1-24.5")]
    [InlineData("${V//./-}", "1-24-5")]
    [InlineData("${V/.*./-}", "1-5")]
    [InlineData("${V/1.24.5/3.22}", "3.22")]
    [InlineData("${V//x/y}", "1.24.5")]
    [InlineData("${V//./}", "1245")]
    [InlineData("${A///-}${A///}${V/*/y}${V//*/y}${EMPTY//*/z}", "-x-xyyz")]
    [InlineData("${P/\\//_}", "linux_arm64/v8")]
    [InlineData("${P//\\//_}", "linux_arm64_v8")]
    [InlineData("${P#linux/}", "arm64/v8")]
    [InlineData("${P#\\*}${V#[1]}", "linux/arm64/v81.24.5")]
    [InlineData("${V#$A}${V#\"1.\"}", "1.24.524.5")]
    [InlineData("${V/./$A}", "1x24.5")]
    [InlineData("${V#\\a}", null)]
    [InlineData("${V/x}", null)]
    [InlineData("${V//./\\$1}", null)]
    public void PatternsTakeOffOrReplaceAPart(string text, string? expanded) => Assert.Equal(expanded, Expanded(text));

    [Fact]
    public void AValueThatIsNotKnownMakesNothingKnown()
    {
        Assert.Null(Expanded("a$UNKNOWN"));
        Assert.Null(Expanded("${UNKNOWN:-x}"));
        Assert.Equal("a", Expanded("a"));
    }

    [Fact]
    public void WhatGrowsWithoutEndIsNotWorkedOut()
    {
        var values = new ArgumentValues { ["V0"] = new string('a', 1000) };
        for (var index = 1; index < 60; index++)
            values[$"V{index}"] = ShellText.Expanded($"$V{index - 1}$V{index - 1}", '\\', values);

        Assert.Null(ShellText.Expanded("$V59", '\\', values));
        Assert.Null(ShellText.Expanded(string.Concat(Enumerable.Repeat("${A:-", 100_000)), '\\', values));
        Assert.Equal(1000, ShellText.Expanded("$V0", '\\', values)!.Length);
    }

    [Fact]
    public void TheFilesEscapeCharacterCounts() =>
        Assert.Equal(@"C:\x$A", ShellText.Expanded(@"C:\x`$A", '`', new ArgumentValues { ["A"] = "y" }));

    [Theory]
    [InlineData("a  b\tc", "a|b|c")]
    [InlineData("a 'b c' \"d e\"f", "a|'b c'|\"d e\"f")]
    [InlineData("cat <<  EOF > x", "cat|<<  EOF|>|x")]
    [InlineData("a\\ b $C ${D} ${E:-f g}", "a\\ b|$C|${D}|${E:-f|g}")]
    [InlineData("a 'b", null)]
    public void AnInstructionIsAShellsWords(string text, string? words) =>
        Assert.Equal(words, ShellText.Words(text, '\\', keepsSigns: true) is { } found ? string.Join('|', found) : null);

    private static string? Expanded(string text) => ShellText.Expanded(
        text, '\\', new ArgumentValues { ["A"] = "x", ["EMPTY"] = "", ["V"] = "1.24.5", ["P"] = "linux/arm64/v8", ["UNKNOWN"] = null });
}
