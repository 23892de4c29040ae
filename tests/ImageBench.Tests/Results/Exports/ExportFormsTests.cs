using System.Text.Json;
using System.Xml;
using System.Xml.Schema;
using ImageBench.Model.Runs;
using ImageBench.Results.Exports.Tools;
using ImageBench.Runs.Exports;
using ImageBench.Statistics.Outcomes;
using Json.Schema;

namespace ImageBench.Tests.Results.Exports;

/// <summary>
/// Every form of export, of a plain outcome and of one whose every text is odd, as a file and in the eyes of who reads it.
/// </summary>
public class ExportFormsTests
{
    private static readonly Dictionary<string, string> Extensions = new()
    {
        ["markdown"] = "md",
        ["junit"] = "xml",
        ["openmetrics"] = "txt",
    };

    // A schema is registered by its name, once.
    private static readonly JsonSchema ResultSchema = JsonSchema.FromText(
        System.IO.File.ReadAllText(Path.Combine(Repository.Root, "harness/Results/Exports/Schemas/result-1.json")));

    public static TheoryData<string> Words => [.. ExportFormList.All.Select(form => form.Word)];

    [Theory]
    [MemberData(nameof(Words))]
    public void IsAsApproved(string word)
    {
        Approved.Matches(File(word, "grown"), Text(word, SomeOutcomes.Grown()));
        Approved.Matches(File(word, "odd"), Text(word, SomeOutcomes.Odd()));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void IsTheSameUnderADecimalComma(string word)
    {
        using var comma = new DecimalComma();

        Approved.Matches(File(word, "odd"), Text(word, SomeOutcomes.Odd()));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void HoldsNothingThatHarmsATerminal(string word) => Assert.Empty(HostileText.In(Text(word, SomeOutcomes.Odd())));

    [Theory]
    [MemberData(nameof(Words))]
    public void OfNoImageIsAWholeTextToo(string word) =>
        Assert.EndsWith("\n", Text(word, new Outcome("nothing", [])), StringComparison.Ordinal);

    [Fact]
    public void JsonIsValidAgainstItsSchema()
    {
        foreach (var outcome in (Outcome[])[SomeOutcomes.Grown(), SomeOutcomes.Odd(), new("nothing", [])])
        {
            using var read = JsonDocument.Parse(OutcomeJson.Text(outcome));
            var result = ResultSchema.Evaluate(read.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });

            Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).Where(detail => detail.Errors is not null)
                .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))));
        }
    }

    [Fact]
    public void TheSchemaRefusesAKeyThatItDoesNotKnow()
    {
        using var read = JsonDocument.Parse(
            OutcomeJson.Text(SomeOutcomes.Grown()).Replace("\"file_count\"", "\"files_count\"", StringComparison.Ordinal));

        Assert.False(ResultSchema.Evaluate(read.RootElement).IsValid);
    }

    [Fact]
    public void JUnitIsValidAgainstItsSchema()
    {
        foreach (var outcome in (Outcome[])[SomeOutcomes.Grown(), SomeOutcomes.Odd(), new("nothing", [])])
            Assert.Empty(Flaws(JUnitXml.Text(outcome)));
    }

    [Fact]
    public void JUnitsSchemaRefusesACaseWithoutAName() =>
        Assert.NotEmpty(Flaws(JUnitXml.Text(SomeOutcomes.Grown()).Replace(" name=\"build\"", "", StringComparison.Ordinal)));

    [Fact]
    public void JUnitTellsWhatFailedAndWhatWasSkipped()
    {
        var xml = new XmlDocument();
        xml.LoadXml(JUnitXml.Text(SomeOutcomes.Odd()));

        Assert.Equal(
            ["failed, failed/build", "failed, built/check"],
            xml.SelectNodes("//testcase[failure and starts-with(@classname, 'failed')]")!.Cast<XmlElement>()
                .Select(item => $"{item.GetAttribute("classname")}/{item.GetAttribute("name")}"));
        Assert.Single(xml.SelectNodes("//testcase[@classname = 'skipped']/skipped")!.Cast<XmlElement>());
        Assert.Empty(xml.SelectNodes("//testcase[@classname = 'gone']")!.Cast<XmlElement>());
    }

    // Without a check nothing passed.
    [Theory]
    [InlineData("started", "It started; whether it works is not known, since the scenario has no check.")]
    [InlineData("passed", null)]
    public void JUnitTellsOfAnImageThatOnlyStartedThatItsCheckWasSkipped(string check, string? why)
    {
        var xml = new XmlDocument();
        var side = SomeOutcomes.Side(1_000, ImageBench.Model.Words.Find<CheckResult>(check)!.Value);
        xml.LoadXml(JUnitXml.Text(new Outcome("app", [new ImageOutcome("app", null, side)])));

        var item = Assert.Single(xml.SelectNodes("//testcase[@name = 'check']")!.Cast<XmlElement>());
        Assert.Equal(why, item.SelectSingleNode("skipped/@message")?.Value);
        Assert.Null(item.SelectSingleNode("failure"));
    }

    [Theory]
    [InlineData("bencher")]
    [InlineData("benchmark-action")]
    [InlineData("openmetrics")]
    public void WhatFailedIsAbsentAndNever0(string word)
    {
        var text = Text(word, SomeOutcomes.Odd());

        Assert.Contains("new", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"failed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"gone", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"value\": 0", text, StringComparison.Ordinal);
    }

    private static List<string> Flaws(string xml)
    {
        var flaws = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.Add(null, Approved.PathOf("Results/Exports/Tools/junit.xsd"));
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, flaw) => flaws.Add(flaw.Message);
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
        {
        }

        return flaws;
    }

    private static string Text(string word, Outcome outcome) => ExportFormList.All.Single(form => form.Word == word).Text(outcome);

    private static string File(string word, string name) =>
        $"Results/Approved/exports/{word}-{name}.{Extensions.GetValueOrDefault(word, "json")}";
}
