using System.Text;
using System.Text.Json;

namespace ImageBench.Engine.Registries;

/// <summary>What <c>docker login</c> left for a registry in the client's configuration. One that a credential helper keeps is not looked for.</summary>
internal sealed record RegistryLogin(string Host, string User, string Password)
{
    /// <summary>Null where there is none.</summary>
    public static RegistryLogin? Find(string host)
    {
        var folder = Environment.GetEnvironmentVariable("DOCKER_CONFIG");
        if (string.IsNullOrEmpty(folder))
            folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");
        return Read(Path.Combine(folder, "config.json"), host);
    }

    /// <summary>Null where the file does not exist or has none that can be read.</summary>
    public static RegistryLogin? Read(string path, string host)
    {
        try
        {
            using var config = JsonDocument.Parse(File.ReadAllBytes(path));
            if (!config.RootElement.TryGetProperty("auths", out var logins) || !logins.TryGetProperty(host, out var login) || !login.TryGetProperty("auth", out var auth))
                return null;
            var words = Encoding.UTF8.GetString(auth.GetBytesFromBase64()).Split(':', 2);
            return words.Length == 2 ? new RegistryLogin(host, words[0], words[1]) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}
