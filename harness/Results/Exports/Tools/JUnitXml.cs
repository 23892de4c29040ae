using System.Globalization;
using System.Text;
using System.Xml;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Limits;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Results.Exports.Tools;

/// <summary>
/// An outcome as JUnit's XML: a suite a scenario, and of each image a case for its build, one for its check and one for each budget or
/// limit. Of a comparison the head is told.
/// </summary>
internal static class JUnitXml
{
    /// <summary>GitLab reads 30 MB a file at most: a log is cut long before.</summary>
    private const int LongestText = 10_000;

    private static readonly FailureOutcome NoCheck = new("It started; whether it works is not known, since the scenario has no check.", []);

    private static readonly XmlWriterSettings Settings =
        new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public static string Text(Outcome outcome)
    {
        using var memory = new MemoryStream();
        using (var xml = XmlWriter.Create(memory, Settings))
        {
            var suites = outcome.Images.Where(image => image.Head is not null).GroupBy(image => image.Scenario ?? outcome.Name)
                .Select(suite => (Name: suite.Key, Cases: suite.SelectMany(image => Cases(outcome, image)).ToList())).ToList();
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", Line(outcome.Name));
            WriteCounts(xml, [.. suites.SelectMany(suite => suite.Cases)]);
            foreach (var (name, cases) in suites)
                WriteSuite(xml, name, cases);
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(memory.ToArray()) + "\n";
    }

    private static IEnumerable<JUnitCase> Cases(Outcome outcome, ImageOutcome image)
    {
        var side = image.Head!;
        if (side.Status == BuildStatus.Skipped)
        {
            yield return new JUnitCase(image, "build") { Skipped = side.Failure };
            yield break;
        }

        var isBuilt = side.Status == BuildStatus.Built;
        yield return new JUnitCase(image, outcome.Engine is null ? "read" : "build")
        {
            Failure = isBuilt ? null : side.Failure,
            Time = ColdTime(image, isBuilt),
        };
        if (isBuilt && side.Check != CheckResult.None)
        {
            yield return new JUnitCase(image, "check")
            {
                Failure = side.Check == CheckResult.Failed ? side.Failure : null,
                Skipped = side.Check == CheckResult.Started ? NoCheck : null,
            };
        }

        foreach (var limit in outcome.Limits.Where(limit => limit.Image == image.Name))
        {
            var failure = limit.State == LimitState.Over ? new FailureOutcome(limit.Value ?? "not known", []) : null;
            var skipped = limit.State == LimitState.NotKnown ? new FailureOutcome(limit.Reason ?? "not known", []) : null;
            yield return new JUnitCase(image, limit.Limit) { Failure = failure, Skipped = skipped, Note = Note(limit) };
        }
    }

    private static TimeSpan? ColdTime(ImageOutcome image, bool isBuilt) =>
        isBuilt ? image.Times.FirstOrDefault(state => state.Cache == CacheState.Cold)?.Head?.Summary.Mean : null;

    private static string? Note(LimitOutcome limit) => limit.State switch
    {
        LimitState.Warned => $"passed, and only warns: {limit.Value}",
        LimitState.Allowed => $"passed, and allowed: {limit.Value} ({limit.Reason})",
        _ => null,
    };

    private static void WriteSuite(XmlWriter xml, string name, IReadOnlyList<JUnitCase> cases)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Line(name));
        WriteCounts(xml, cases);
        foreach (var item in cases)
            WriteCase(xml, item);
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<JUnitCase> cases)
    {
        Write("tests", cases.Count);
        Write("failures", cases.Count(item => item.Failure is not null));
        Write("errors", 0);
        Write("skipped", cases.Count(item => item.Skipped is not null));

        void Write(string attribute, int count) => xml.WriteAttributeString(attribute, count.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteCase(XmlWriter xml, JUnitCase item)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Line(item.Image.Name));
        xml.WriteAttributeString("name", Line(item.Name));
        if (item.Image.Dockerfile is { } file)
            xml.WriteAttributeString("file", Line(file));
        if (item.Time is { } time)
            xml.WriteAttributeString("time", time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture));
        if (item.Failure is { } failure)
            WriteWithMessage(xml, "failure", failure);
        if (item.Skipped is { } skipped)
            WriteWithMessage(xml, "skipped", skipped);
        if (item.Note is { } note)
            xml.WriteElementString("system-out", Line(note));
        xml.WriteEndElement();
    }

    private static void WriteWithMessage(XmlWriter xml, string element, FailureOutcome failure)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", Line(failure.Message));
        if (failure.Lines.Count > 0)
            xml.WriteString(PlainText.Whole(PlainText.Log(string.Join('\n', failure.Lines)), LongestText));
        xml.WriteEndElement();
    }

    // What XML 1.0 forbids goes through the door, which writes it as JSON does.
    private static string Line(string text) => PlainText.Line(text);

    private sealed record JUnitCase(ImageOutcome Image, string Name)
    {
        public FailureOutcome? Failure { get; init; }

        public FailureOutcome? Skipped { get; init; }

        public TimeSpan? Time { get; init; }

        public string? Note { get; init; }
    }
}
