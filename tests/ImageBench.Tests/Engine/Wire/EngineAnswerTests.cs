using System.Net;
using Docker.DotNet;
using ImageBench.Engine.Wire;

namespace ImageBench.Tests.Engine.Wire;

public class EngineAnswerTests
{
    [Theory]
    [InlineData(
        """{"message":"dockerfile parse error line 1: unknown instruction: FRO\n"}""",
        "dockerfile parse error line 1: unknown instruction: FRO")]
    [InlineData("<html>502 Bad Gateway</html>\n", "<html>502 Bad Gateway</html>")]
    [InlineData("""{"message":""}""", """{"message":""}""")]
    [InlineData("""{"message":5}""", """{"message":5}""")]
    [InlineData("[]", "[]")]
    [InlineData("null", "null")]
    [InlineData("""{"message":"\ud800"}""", """{"message":"\ud800"}""")]
    public void IsTheEnginesOwnSentence(string body, string sentence) =>
        Assert.Equal(sentence, EngineAnswer.Message(new DockerApiException(HttpStatusCode.BadRequest, body)));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void WithoutWordsTellsTheStatus(string? body) =>
        Assert.Contains(
            "BadGateway", EngineAnswer.Message(new DockerApiException(HttpStatusCode.BadGateway, body)), StringComparison.Ordinal);
}
