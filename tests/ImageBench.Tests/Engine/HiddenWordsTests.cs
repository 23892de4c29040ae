using ImageBench.Engine;

namespace ImageBench.Tests.Engine;

public class HiddenWordsTests
{
    private static readonly HiddenWords Hidden = new(
        [
            "s3cr3t-t0ken\n"u8.ToArray(),
            "first line of a key\r\nab\r\nlast line"u8.ToArray(),
            "//registry/:_authToken=npm_AAAABBBB"u8.ToArray(),
            "{\"user\": \"me\", \"key\": \"0123-4567\"}"u8.ToArray(),
        ],
        ["http://me:pa%40ss@proxy:3128", "http://proxy:3128", "value", "", "user:bare-pw@proxy:3128"]);

    [Theory]
    [InlineData("the token is s3cr3t-t0ken, twice s3cr3t-t0ken", "the token is ***, twice ***")]
    [InlineData("last line", "***")]
    [InlineData("ab is too short to be looked for", "ab is too short to be looked for")]
    [InlineData("http://me:pa%40ss@proxy:3128", "http://me:***@proxy:3128")]
    [InlineData("curl -U me:pa@ss", "curl -U me:***")]
    [InlineData("the token is npm_AAAABBBB of //registry/", "the token is *** of ***")]
    [InlineData("key 0123-4567 of me", "key *** of me")]
    [InlineData("curl -U user:bare-pw", "curl -U user:***")]
    [InlineData("value of http://proxy:3128", "value of http://proxy:3128")]
    public void WhatABuildWasGivenInConfidenceIsInNothingThatItSays(string said, string shown) => Assert.Equal(shown, Hidden.Hide(said));

    [Fact]
    public void ABuildThatIsGivenNothingIsShownAsItIs() => Assert.Equal("s3cr3t", new HiddenWords([], []).Hide("s3cr3t"));
}
