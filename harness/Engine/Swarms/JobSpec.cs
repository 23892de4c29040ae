using System.Text;
using System.Text.Json;
using Docker.DotNet.Models;
using ImageBench.Engine.Registries.Logins;

namespace ImageBench.Engine.Swarms;

/// <summary>A job as the engine's API takes it.</summary>
internal static class JobSpec
{
    private const string Socket = "/var/run/docker.sock";
    private const string Secrets = "/run/secrets";

    // A run that is told to stop removes what it made; it is given the time for that.
    private static readonly TimeSpan LongestStop = TimeSpan.FromMinutes(2);

    /// <summary><paramref name="loginId"/>: what the swarm keeps the login under; null: none is needed.</summary>
    public static ServiceCreateParameters Of(SwarmJob job, string? loginId) => new()
    {
        Service = new ServiceSpec
        {
            Name = job.Name,
            Labels = job.Labels.ToDictionary(),
            Mode = new ServiceMode
            {
                ReplicatedJob = new ReplicatedJob { TotalCompletions = (ulong)job.Tasks, MaxConcurrent = (ulong)job.Concurrent },
            },
            TaskTemplate = new TaskSpec
            {
                ContainerSpec = Container(job, loginId),
                // What failed by itself would fail again.
                RestartPolicy = new SwarmRestartPolicy { Condition = "none" },
                Placement = new Placement { MaxReplicas = 1, Constraints = [.. job.Constraints] },
                // Where an image that is checked listens, and the registry as the machine itself reaches it.
                Networks = [new NetworkAttachmentConfig { Target = "host" }],
            },
        },
        // Without one no header goes, which its type does not say.
        RegistryAuth = job.Login is { } login ? Auth(login) : null!,
    };

    /// <summary>The login as Docker's configuration holds it.</summary>
    public static byte[] Config(RegistryLogin login) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        auths = new Dictionary<string, object>
        {
            [login.Host] = login.IsToken
                ? new { identitytoken = login.Password }
                : new { auth = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.User}:{login.Password}")) },
        },
    });

    /// <summary>What a job's login is kept under.</summary>
    public static string LoginName(SwarmJob job) => job.Name + "-login";

    private static ContainerSpec Container(SwarmJob job, string? loginId) => new()
    {
        Image = job.Image,
        Labels = job.Labels.ToDictionary(),
        Args = [.. job.Arguments],
        Env = [.. job.Environment, .. loginId is null ? [] : (string[])[$"DOCKER_CONFIG={Secrets}"]],
        Mounts = [new Mount { Type = "bind", Source = job.Socket, Target = Socket }],
        StopGracePeriod = LongestStop,
        Secrets = loginId is null
            ? null
            :
            [
                new SecretReference
                {
                    SecretID = loginId,
                    SecretName = LoginName(job),
                    File = new SecretReferenceFileTarget { Name = "config.json", UID = "0", GID = "0", Mode = 0x100 },
                },
            ],
    };

    private static AuthConfig Auth(RegistryLogin login) => login.IsToken
        ? new AuthConfig { IdentityToken = login.Password, ServerAddress = login.Host }
        : new AuthConfig { Username = login.User, Password = login.Password, ServerAddress = login.Host };
}
