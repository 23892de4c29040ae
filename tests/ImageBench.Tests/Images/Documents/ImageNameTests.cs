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
}
