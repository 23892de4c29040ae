using ImageBench.Images.Documents;

namespace ImageBench.Tests.Images.Documents;

public class ImageNameTests
{
    [Theory]
    [InlineData("registry://localhost:5000/app:1", "localhost:5000/app:1")]
    [InlineData("registry://[::1]:5000/app", "[::1]:5000/app:latest")]
    [InlineData("registry://localhost:99999/app:1", null)]
    [InlineData("registry://[:::1]/app:1", null)]
    public void AHostIsOneThatAnAddressCanHave(string typed, string? name) => Assert.Equal(name, ImageName.Parse(typed)?.ToString());

    [Theory]
    [InlineData("app", "docker.io/library/app:latest", true)]
    [InlineData("Registry/app:1", "Registry/app:1", true)]
    [InlineData("index.docker.io/app:1", "index.docker.io/library/app:1", true)]
    [InlineData("app:1", "app:2", false)]
    [InlineData("no name!", "no name!", true)]
    public void AnImageOfAnArchiveIsChosenByTheNameThatARegistryWouldTake(string chosen, string name, bool isMeant) =>
        Assert.Equal(isMeant, new ImageChoice(chosen, null).IsName(name));
}
