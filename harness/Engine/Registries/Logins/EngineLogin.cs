using Docker.DotNet.Models;
using ImageBench.Images.Documents;

namespace ImageBench.Engine.Registries.Logins;

/// <summary>The login that goes with a push or a pull to the engine, which passes it on to that image's registry and to no other.</summary>
internal static class EngineLogin
{
    /// <summary>For the image of that name, by Docker's rule of which part is a host; an empty one where there is none.</summary>
    public static async Task<AuthConfig> For(string image, CancellationToken cancellationToken)
    {
        var host = ImageName.HostOf(image);
        return await DockerConfig.FindLogin(host, cancellationToken) switch
        {
            null => new AuthConfig(),
            { IsToken: true } login => new AuthConfig { IdentityToken = login.Password, ServerAddress = login.Host },
            var login => new AuthConfig { Username = login.User, Password = login.Password, ServerAddress = login.Host },
        };
    }
}
