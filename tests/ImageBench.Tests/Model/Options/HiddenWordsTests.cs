using ImageBench.Model.Options;

namespace ImageBench.Tests.Model.Options;

public class HiddenWordsTests
{
    private static readonly HiddenWords Hidden = new(
        [
            "s3cr3t-t0ken\n"u8.ToArray(),
            "first line of a key\r\nab\r\nlast line"u8.ToArray(),
            "//registry/:_authToken=npm_AAAABBBB"u8.ToArray(),
            "{\"user\": \"me\", \"key\": \"0123-4567\"}"u8.ToArray(),
        ],
        new Dictionary<string, string>
        {
            ["HTTP_PROXY"] = "http://me:pa%40ss@proxy:3128",
            ["HTTPS_PROXY"] = "http://proxy:3128",
            ["A"] = "value",
            ["B"] = "",
            ["FTP_PROXY"] = "user:bare-pw@proxy:3128",
            ["NPM_TOKEN"] = "npm-argument",
            ["deploy_key"] = "first of the key\nsecond of the key",
            ["PIN_PASSWORD"] = "123",
        });

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
    [InlineData("RUN npm config set token npm-argument", "RUN npm config set token ***")]
    [InlineData("second of the key", "***")]
    [InlineData("123 is too short", "123 is too short")]
    [InlineData("a long line that ends within s3cr3t-t0…", "a long line that ends within ***…")]
    [InlineData("cut within s3cr3t-t0ken, again s3cr…", "cut within ***, again ***…")]
    [InlineData("cut, but within no word of it: s3c…", "cut, but within no word of it: s3c…")]
    public void WhatABuildWasGivenInConfidenceIsInNothingThatItSays(string said, string shown) => Assert.Equal(shown, Hidden.Hide(said));

    [Fact]
    public void ABuildThatIsGivenNothingIsShownAsItIs() => Assert.Equal("s3cr3t", HiddenWords.None.Hide("s3cr3t"));
}
