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

    /// <summary><paramref name="configId"/>: what the swarm keeps the tasks' configuration under; null: they need none.</summary>
    public static ServiceCreateParameters Of(SwarmJob job, string? configId) => new()
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
                ContainerSpec = Container(job, configId),
                // What failed by itself would fail again.
                RestartPolicy = new SwarmRestartPolicy { Condition = "none" },
                Placement = new Placement { MaxReplicas = 1, Constraints = [.. job.Constraints] },
                // Where an image that is checked listens, and the registry as the machine itself reaches it.
                Networks = [new NetworkAttachmentConfig { Target = "host" }],
            },
        },
        // Without one no header goes, which its type does not say.
        RegistryAuth = job.Config.Login is { } login ? Auth(login) : null!,
    };

    /// <summary>What the configuration of a job's tasks is kept under.</summary>
    public static string ConfigName(SwarmJob job) => job.Name + "-config";

    private static ContainerSpec Container(SwarmJob job, string? configId) => new()
    {
        Image = job.Image,
        Labels = job.Labels.ToDictionary(),
        Args = [.. job.Arguments],
        Env = [.. job.Environment, .. configId is null ? [] : (string[])[$"DOCKER_CONFIG={Secrets}"]],
        Mounts = [new Mount { Type = "bind", Source = job.Socket, Target = Socket }],
        StopGracePeriod = LongestStop,
        // As a secret, since a login is one, and a proxy's address may hold a password.
        Secrets = configId is null
            ? null
            :
            [
                new SecretReference
                {
                    SecretID = configId,
                    SecretName = ConfigName(job),
                    File = new SecretReferenceFileTarget { Name = "config.json", UID = "0", GID = "0", Mode = 0x100 },
                },
            ],
    };

    private static AuthConfig Auth(RegistryLogin login) => login.IsToken
        ? new AuthConfig { IdentityToken = login.Password, ServerAddress = login.Host }
        : new AuthConfig { Username = login.User, Password = login.Password, ServerAddress = login.Host };
}
