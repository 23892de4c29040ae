using System.Net;
using ImageBench.Model;
using ImageBench.Reports.Comments;
using ImageBench.Statistics.Outcomes;
using Markdig;

namespace ImageBench.Tests.Reports.Comments;

public class CommentMarkdownTests
{
    // More than GitHub and GitLab make of a text.
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseAdvancedExtensions().UseEmojiAndSmiley().UseAutoLinks().Build();

    [Fact]
    public void TheFirstLineIsTheMarkerWhateverTheName()
    {
        var first = CommentMarkdown.Text(SomeOutcomes.Odd()).Split('\n')[0];

        Assert.StartsWith("<!-- imagebench:a-b-c", first, StringComparison.Ordinal);
        Assert.EndsWith(" -->", first, StringComparison.Ordinal);
        Assert.DoesNotContain("--", first["<!--".Length..^"-->".Length], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app", "<!-- imagebench:app -->")]
    [InlineData("services/api:1.4", "<!-- imagebench:services/api:1.4 -->")]
    [InlineData("a -->b", "<!-- imagebench:a-b -->")]
    [InlineData("Größe", "<!-- imagebench:Gr-e -->")]
    public void AMarkerIsTheSameInEachRun(string name, string marker) => Assert.Equal(marker, CommentMarkdown.Marker(name));

    [Fact]
    public void TextFromOutsideIsNoLinkNoPictureAndNoElement()
    {
        var html = Markdown.ToHtml(CommentMarkdown.Text(SomeOutcomes.Odd()), Pipeline);

        Assert.Contains("@\u200bteam", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<em>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@team")]
    [InlineData("#12")]
    [InlineData("org/x#12")]
    [InlineData("GH-9")]
    [InlineData("!7")]
    [InlineData("https://x.test")]
    [InlineData("www.y.test")]
    [InlineData("me@z.test")]
    public void NothingIsMentionedOrReferredTo(string text)
    {
        var html = Markdown.ToHtml($"{CommentText.Line(text)} {CommentText.Code(text)}", Pipeline);

        // What a reader sees is the same, but for the letter that is never drawn.
        Assert.Equal($"<p>{text} <code>{text}</code></p>\n", html.Replace("\u200b", "", StringComparison.Ordinal));
        Assert.DoesNotContain(text, html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# a title")]
    [InlineData("##")]
    [InlineData("1. a list")]
    [InlineData("- a list")]
    [InlineData("> said")]
    [InlineData("=== a rule")]
    [InlineData("~~~ a fence")]
    public void NothingBeginsABlockOfItsOwn(string text)
    {
        var html = Markdown.ToHtml($"- {CommentText.Line(text)}", Pipeline)
            .Replace("\u200b", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

        Assert.Equal($"<ul><li>{WebUtility.HtmlEncode(text)}</li></ul>", html);
    }

    [Fact]
    public void ATableKeepsItsColumnsWhateverANameHolds()
    {
        var html = Markdown.ToHtml(CommentMarkdown.Text(SomeOutcomes.Odd()), Pipeline);
        var table = html[..html.IndexOf("</table>", StringComparison.Ordinal)];

        Assert.All(table.Split("<tr>").Skip(2), row => Assert.Equal(6, row.Split("<td").Length - 1));
    }

    [Fact]
    public void IsShorterThanWhatACommentTakesAndSaysWhatWasCut()
    {
        var images = Enumerable.Range(0, 400).Select(number => SomeOutcomes.Image($"image-{number}", to: 100_000_000 + number) with
        {
            Files =
            [
                .. Enumerable.Range(0, 50).Select(file => new FileOutcome(new string('x', 3_000) + file, "added", null, new ByteSize(1))),
            ],
            FileCount = 50,
        });

        var text = CommentMarkdown.Text(new Outcome("many", [.. images]) { Base = "a", Head = "b" });

        Assert.InRange(text.Length, 50_000, CommentPage.Longest);
        Assert.EndsWith(" × explanation of an image._\n", text, StringComparison.Ordinal);
        Assert.Contains("350 × row of an image", text, StringComparison.Ordinal);
        Assert.Contains("<code>image-399</code>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ANewImageIsToldWithoutABase()
    {
        var text = CommentMarkdown.Text(new Outcome("app", [SomeOutcomes.Image("app") with { Base = null, Times = [] }]) { Base = "a" });

        Assert.Contains("1 new image, nothing to compare with", text, StringComparison.Ordinal);
        Assert.Contains("| <code>app</code> | unpacked | – | 112 MB | – | new |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ARunHasARowAnImage()
    {
        ImageOutcome[] images =
        [
            SomeOutcomes.Image("app/single", to: 600_000_000) with { Base = null, IsBaseline = true },
            SomeOutcomes.Image("app/slim", to: 10_000_000) with { Base = null },
        ];

        var text = CommentMarkdown.Text(new Outcome("app", images));

        Assert.Contains("2 images, the smallest <code>app/slim</code> with 10.0 MB unpacked", text, StringComparison.Ordinal);
        Assert.Contains(
            "| <code>app/single</code> (baseline) | 600 MB | ██████████ | 200 MB | 7 | 12.2 s ± 0.2 |  |", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 112, 112, "█████████▓")]
    [InlineData(112, 100, 112, "█████████░")]
    [InlineData(100, 100, 100, "██████████")]
    [InlineData(0, 50, 100, "▓▓▓▓▓")]
    [InlineData(1, 1, 1_000_000, "█")]
    [InlineData(1_000_000, 1_000_001, 1_000_001, "██████████")]
    public void ABarShowsWhatStaysCameAndWent(long from, long to, long longest, string bar) =>
        Assert.Equal(bar, TextBar.Of(from, to, longest));
}
