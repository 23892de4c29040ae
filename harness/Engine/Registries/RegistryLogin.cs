namespace ImageBench.Engine.Registries;

/// <summary>
/// What <c>docker login</c> left for a registry. An empty <c>User</c> means that <c>Password</c> is an identity token, which a registry
/// takes instead of both.
/// </summary>
internal sealed record RegistryLogin(string Host, string User, string Password)
{
    public bool IsToken => User.Length == 0;

    /// <summary>The login for what stands before an image's name, or what a builder calls its registry; null where there is none.</summary>
    public static RegistryLogin? Find(string host)
    {
        var folder = Environment.GetEnvironmentVariable("DOCKER_CONFIG");
        if (string.IsNullOrEmpty(folder))
            folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");
        return Read(Path.Combine(folder, "config.json"), host);
    }

    /// <summary>Null where the file does not exist or leads to none that can be read.</summary>
    public static RegistryLogin? Read(string path, string host) => DockerConfig.Read(path)?.Login(host);
}
