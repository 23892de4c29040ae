using ImageBench.Model.Options;

namespace ImageBench.Tests.Model.Options;

public class SecretNameTests
{
    [Theory]
    [InlineData("NPM_TOKEN", true)]
    [InlineData("tokenOfNpm", true)]
    [InlineData("DB_PASSWORD", true)]
    [InlineData("client-secret", true)]
    [InlineData("AWS_SECRET_ACCESS_KEY", true)]
    [InlineData("ApiKey", true)]
    [InlineData("GIT_CREDENTIALS", true)]
    [InlineData("BASIC_AUTH", true)]
    [InlineData("MYSQL_PWD", true)]
    [InlineData("GO_VERSION", false)]
    [InlineData("KEYBOARD", false)]
    [InlineData("AUTHOR", false)]
    [InlineData("PASSES", false)]
    [InlineData("", false)]
    public void ASecretIsKnownByItsName(string name, bool isSecret) => Assert.Equal(isSecret, SecretName.Is(name));
}
