using System.Text;
using System.Text.Json;

namespace ImageBench.Engine.Registries.Logins;

/// <summary>
/// What another machine is given of the configuration of Docker's client here: a login (null: none is needed), and the proxies of its
/// builds, as build arguments. Both may hold passwords.
/// </summary>
internal sealed record GivenConfig(RegistryLogin? Login, IReadOnlyDictionary<string, string> Proxies)
{
    public static GivenConfig None { get; } = new(null, new Dictionary<string, string>());

    public bool IsEmpty => Login is null && Proxies.Count == 0;

    /// <summary>As Docker's client keeps it: there the proxies hold for every engine, whatever the machine calls its own.</summary>
    public byte[] Json() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        auths = Login is { } login ? new Dictionary<string, object> { [login.Host] = Kept(login) } : [],
        proxies = new Dictionary<string, object>
        {
            ["default"] = DockerConfig.ProxyNames.Where(name => Proxies.ContainsKey(name.Argument))
                .ToDictionary(name => name.Key, name => Proxies[name.Argument]),
        },
    });

    private static object Kept(RegistryLogin login) => login.IsToken
        ? new { identitytoken = login.Password }
        : new { auth = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.User}:{login.Password}")) };
}
