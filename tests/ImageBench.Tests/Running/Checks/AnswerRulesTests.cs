using System.Text.RegularExpressions;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Checks;

namespace ImageBench.Tests.Running.Checks;

public class AnswerRulesTests
{
    private static readonly CheckRequest Get = new("GET", "/movies", null, 200, Json: false);
    private static readonly Dictionary<string, string> Captured = new() { ["id"] = "7" };

    private static IReadOnlyList<(CheckRequest Request, string Body, string? Wrong)> Cases =>
    [
        (Get, "anything", null),
        (Get with { Status = 201 }, "", "the status is 200 instead of 201"),
        (Get with { Json = true }, "[]", null),
        (Get with { Json = true }, "<html>", "the body is not JSON"),
        (Get with { JsonValues = Map("id", "${id}") }, """{"id":7}""", null),
        (Get with { JsonValues = Map("id", "7.0") }, """{"id":7}""", null),
        (Get with { JsonValues = Map("0.title", "Alien") }, """[{"title":"Alien"}]""", null),
        (Get with { JsonValues = Map("0.title", "Alien") }, """[{"title":"Aliens"}]""", "0.title is Aliens instead of Alien"),
        (Get with { JsonValues = Map("1.title", "Alien") }, """[{"title":"Alien"}]""", "the JSON has no 1.title"),
        (Get with { JsonValues = Map("seen", "true") }, """{"seen":true}""", null),
        (Get with { Text = new TextRule("no ${id}", null) }, "it is no 7", null),
        (Get with { Text = new TextRule("no ${id}", null) }, "it is no 8", "the body does not hold 'no 7'"),
        (Get with { Text = new TextRule(null, new Regex("^[0-9]+$")) }, "12a", "the body does not match '^[0-9]+$'"),
        (Get with { AnswerHeaders = Map("x-powered-by", "Go") }, "", null),
        (Get with { AnswerHeaders = Map("X-Powered-By", "C") }, "", "the header X-Powered-By is 'Go' instead of 'C'"),
        (Get with { AnswerHeaders = Map("ETag", "1") }, "", "there is no header ETag"),
        (Get with { Captures = Map("id", "header:ETag") }, "", "there is no header:ETag to capture"),
        (Get with { Captures = Map("id", "id") }, "{}", "there is no id to capture"),
        (Get with { JsonValues = Map("a", "x") }, """{"a":"\ud800"}""", """a is "\ud800" instead of x"""),
        (Get with { JsonValues = Map("b", "x") }, """{"\ud800":"y"}""", "the JSON has no b"),
        (Get with { Captures = Map("id", "b") }, """{"\ud800":"y"}""", "there is no b to capture"),
    ];

    [Fact]
    public void SayWhatIsWrong() =>
        Assert.All(Cases, it => Assert.Equal(it.Wrong, new AnswerRules(it.Request, Captured).Wrong(Answer(it.Body), out _)));

    [Fact]
    public void TakeValuesFromTheBodyAndFromHeaders()
    {
        var request = Get with { Captures = new Dictionary<string, string> { ["id"] = "movie.id", ["by"] = "header:X-POWERED-BY" } };

        Assert.Null(new AnswerRules(request, Captured).Wrong(Answer("""{"movie":{"id":9}}"""), out var values));
        Assert.Equal(new Dictionary<string, string> { ["id"] = "9", ["by"] = "Go" }, values);
    }

    [Fact]
    public void DoNotReadABodyThatWasCutAsJson() =>
        Assert.Equal(
            "the body is too long to be read as JSON",
            new AnswerRules(Get with { Json = true }, Captured).Wrong(Answer("[") with { IsCut = true }, out _));

    private static Dictionary<string, string> Map(string name, string value) => new() { [name] = value };

    private static Answer Answer(string body) =>
        new(200, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-Powered-By"] = "Go" }, body, IsCut: false);
}
