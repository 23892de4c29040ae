using System.Text;

namespace ImageBench.Tests.Scenarios.Files;

/// <summary>A scenario.yaml that is no YAML, or none that anybody would write.</summary>
public class BrokenYamlTests
{
    private const string Remedy =
        "Write 'key: value' with the keys of one level under each other; quote text that holds ': ' or ' #' or starts with a special "
            + "character";

    [Theory]
    [InlineData("title: A\ncheck:\n\tport: 1", "3: is indented with a tab, which YAML does not allow. Indent with spaces.")]
    [InlineData("title: A\ncheck:\n  port: 1\n\ttimeout: 1s", "4: is indented with a tab, which YAML does not allow. Indent with spaces.")]
    [InlineData(
        "title: A\nedit: { source: main.go\n",
        "3: is not valid YAML at column 1: while parsing a flow mapping, did not find expected ',' or '}'. REMEDY.")]
    [InlineData("title: A: B", "1: is not valid YAML at column 9: while scanning a plain scalar value, found invalid mapping. REMEDY.")]
    [InlineData(
        "title: A\n  baseline: single",
        "2: is not valid YAML at column 11: while scanning a plain scalar value, found invalid mapping. REMEDY.")]
    [InlineData("title: 'A", "1: is not valid YAML at column 8: while scanning a quoted scalar, found unexpected end of stream. REMEDY.")]
    [InlineData(
        "title: @A",
        "1: is not valid YAML at column 8: while scanning for the next token, found character that cannot start any token. REMEDY.")]
    [InlineData("'title':\n'x'{\nz", "1: is not valid YAML there or soon after. REMEDY.")] // The parser itself slips on this one.
    [InlineData(
        "title: *it",
        "1: alias '*it' names no anchor before it. Write &it before the value that it stands for, or quotes around a text that begins "
            + "with '*'.")]
    [InlineData(
        "title: &it [*it]",
        "1: alias '*it' names no anchor before it. Write &it before the value that it stands for, or quotes around a text that begins "
            + "with '*'.")]
    [InlineData("title: A\n? [a, b]\n: c", "2: has a key that is no word. Write key: value.")]
    [InlineData("title: A\n---\ntitle: B", "2: begins a second document, and a scenario has one. Remove the line --- and what follows it.")]
    public void BrokenYamlIsToldWithItsPlace(string yaml, string mistake) =>
        Assert.Equal([mistake.Replace("REMEDY", Remedy, StringComparison.Ordinal)], SampleScenarios.MistakesOf(yaml));

    [Fact]
    public void BytesThatAreNoTextAreTold()
    {
        string[] sentence = ["2: holds bytes that are not UTF-8. Save the file as UTF-8."];

        Assert.Equal(sentence, SampleScenarios.MistakesOf([.. "title: A\n# caf"u8, 0xE9, (byte)'\n']));
        Assert.Equal(
            ["1: holds bytes that are not UTF-8. Save the file as UTF-8."],
            SampleScenarios.MistakesOf([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("title: A")]));
    }

    [Fact]
    public void WhatIsQuotedStaysOneShortLine()
    {
        Assert.Equal(
            [@"1: baseline 'a\nb\u001B[2J' names no variant. Write one of the variants: multi, single."],
            SampleScenarios.MistakesOf("baseline: \"a\\nb\\e[2J\""));
        Assert.All(
            SampleScenarios.MistakesOf(
                $"baseline: {new string('b', 99_999)}\ntitle: [{new string('c', 99_999)}]\ncheck: {new string('d', 99_999)}"),
            mistake => Assert.InRange(mistake.Length, 1, 1_100));
        Assert.All(SampleScenarios.MistakesOf($"\"{new string('b', 900)}\": 1"), mistake => Assert.InRange(mistake.Length, 1, 1_100));
    }

    [Fact]
    public void AFileOfManyLevelsOrMegabytesIsRefused()
    {
        Assert.Contains(
            "is nested too deeply",
            Assert.Single(SampleScenarios.MistakesOf("title: " + new string('[', 20_000))),
            StringComparison.Ordinal);
        Assert.Contains(
            "is larger than the 1.00 MB that are read of it",
            Assert.Single(SampleScenarios.MistakesOf("title: " + new string('a', 1_000_000))),
            StringComparison.Ordinal);
    }
}
