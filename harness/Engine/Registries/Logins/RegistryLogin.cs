namespace ImageBench.Engine.Registries.Logins;

/// <summary>
/// What <c>docker login</c> left for a registry. An empty <c>User</c> means that <c>Password</c> is an identity token, which a registry
/// takes instead of both.
/// </summary>
internal sealed record RegistryLogin(string Host, string User, string Password)
{
    public bool IsToken => User.Length == 0;
}
