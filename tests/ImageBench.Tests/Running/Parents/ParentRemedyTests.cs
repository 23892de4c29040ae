using ImageBench.Model;
using ImageBench.Running.Parents;

namespace ImageBench.Tests.Running.Parents;

/// <summary>What is advised of a parent image that cannot be had fits why it cannot. The words are those of engines.</summary>
public class ParentRemedyTests
{
    [Theory]
    [InlineData("toomanyrequests: You have reached your unauthenticated pull rate limit.", "that registry lets no more be pulled")]
    [InlineData(
        "pull access denied for team/none, repository does not exist or may require 'docker login': denied: requested access to the "
            + "resource is denied",
        "see that its name and tag are right, and 'docker login'")]
    [InlineData("manifest for busybox:none not found: manifest unknown: manifest unknown", "see that its name and tag are right")]
    [InlineData("Head \"http://127.0.0.1:5055/v2/team/base/manifests/1\": no basic auth credentials", "'docker login' to that registry")]
    [InlineData("unauthorized: authentication required", "'docker login' to that registry")]
    [InlineData("Get \"https://x.example/v2/\": dial tcp: lookup x.example on 1.1.1.1:53: no such host", "the engine does not reach")]
    [InlineData("Get \"https://10.0.0.1/v2/\": dial tcp 10.0.0.1:443: connect: connection refused", "the engine does not reach")]
    [InlineData("tls: failed to verify certificate: x509: certificate signed by unknown authority", "the engine does not trust")]
    [InlineData("something new", "see that its name is right, or load it")]
    public void WhereBothBaseSetsWantTheSameImage(string reason, string remedy) =>
        Assert.StartsWith(remedy, ParentRemedy.For(reason, BaseSet.Hub, hasOther: false), StringComparison.Ordinal);

    [Theory]
    [InlineData(nameof(BaseSet.Hub), "--base-set debian --provision")]
    [InlineData(nameof(BaseSet.Debian), "--base-set hub")]
    public void WhereTheOtherHasAnotherImageItIsThatOne(string baseSet, string remedy) =>
        Assert.StartsWith(
            remedy, ParentRemedy.For("no such host", Enum.Parse<BaseSet>(baseSet), hasOther: true), StringComparison.Ordinal);
}
