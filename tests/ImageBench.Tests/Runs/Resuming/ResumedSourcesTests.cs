using ImageBench.Model;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Tests.Runs.Resuming;

public class ResumedSourcesTests
{
    private const string Folder = "/repo/results/run";

    [Theory]
    [InlineData("NPM_TOKEN=s3cr3t-9", "--build-arg NPM_TOKEN=***")]
    [InlineData("api_key=abc", "--build-arg api_key=***")]
    [InlineData("HTTP_PROXY=http://me:hidden@proxy:3128", "--build-arg HTTP_PROXY=http://me:***@proxy:3128")]
    [InlineData("VERSION=1.2", "--build-arg VERSION=1.2")]
    public void OfASecretArgumentTheNameAloneIsKept(string typed, string kept)
    {
        var options = With("--build-arg", typed);

        Assert.Equal([kept], SourceWords.Kept(options, Folder));
    }

    [Fact]
    public void NoVariantIsCalledAfterASecret()
    {
        var options = With("--also", "--build-arg NPM_TOKEN=s3cr3t-9 --build-arg V=2");

        Assert.Equal("npm_token-v-2", options.Also[0].VariantName, ignoreCase: true);
        Assert.DoesNotContain("s3cr3t", string.Concat(SourceWords.Kept(options, Folder)), StringComparison.Ordinal);
    }

    [Fact]
    public void ASecretThatIsSaidAgainIsWhatItGoesOnWith()
    {
        var kept = SourceWords.Read(SourceWords.Kept(With("--build-arg", "NPM_TOKEN=s3cr3t-9"), Folder), Folder);

        var resumed = ResumedSources.Complete(kept, new Dictionary<string, string> { ["NPM_TOKEN"] = "s3cr3t-9" }, Folder);

        Assert.Equal("s3cr3t-9", resumed.All.Arguments["NPM_TOKEN"]);
    }

    [Theory]
    [InlineData("NPM_TOKEN=s3cr3t-9", "", "give it those again, and no others: --build-arg NPM_TOKEN=VALUE.")]
    [InlineData("NPM_TOKEN=s3cr3t-9", "OTHER", "give it those again, and no others: --build-arg NPM_TOKEN=VALUE.")]
    [InlineData("VERSION=1.2", "VERSION", "leave --build-arg out.")]
    public void WithoutItOrWithOthersItDoesNotGoOn(string typed, string again, string why)
    {
        var kept = SourceWords.Read(SourceWords.Kept(With("--build-arg", typed), Folder), Folder);
        var said = again.Length == 0 ? [] : new Dictionary<string, string> { [again] = "x" };

        var fault = Assert.Throws<Fault>(() => ResumedSources.Complete(kept, said, Folder));

        Assert.EndsWith(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneOfAFurtherVariantCannotBeSaidAgain()
    {
        var kept = SourceWords.Read(SourceWords.Kept(With("--also", "next: --build-arg NPM_TOKEN=s3cr3t-9"), Folder), Folder);

        var fault = Assert.Throws<Fault>(() => ResumedSources.Complete(kept, new Dictionary<string, string>(), Folder));

        Assert.Contains("a secret argument in --also next", fault.Message, StringComparison.Ordinal);
    }

    private static SourceOptions With(string option, string value) =>
        SourceWords.With(SourceOptions.None, option, value, Folder, out _);
}
