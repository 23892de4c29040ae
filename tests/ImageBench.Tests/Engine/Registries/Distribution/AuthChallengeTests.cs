using ImageBench.Engine.Registries.Distribution;

namespace ImageBench.Tests.Engine.Registries.Distribution;

public class AuthChallengeTests
{
    [Theory]
    [InlineData("\"a,b\", scope=\"s\"", "a,b", "s")]
    [InlineData("\"say \\\"hi\\\"\",scope=x", "say \"hi\"", "x")]
    [InlineData("plain , scope = \"s\"", "plain", "s")]
    [InlineData("\"open", "open", null)]
    public void AChallengeIsReadAsItIsWritten(string rest, string realm, string? scope)
    {
        var challenge = AuthChallenge.Parse("Bearer realm=" + rest)!;

        Assert.Equal(
            ("bearer", realm, scope),
            (challenge.Scheme, challenge.Parameters["realm"], challenge.Parameters.GetValueOrDefault("scope")));
    }
}
