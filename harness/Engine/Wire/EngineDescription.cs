using System.Globalization;
using Docker.DotNet;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;
using ImageBench.Model.Runs;
using VersionResponse = Docker.DotNet.Models.VersionResponse;

namespace ImageBench.Engine.Wire;

/// <summary>Asks an engine what it is, and agrees on the API version to speak with it.</summary>
internal static class EngineDescription
{
    // 1.41 is engine 20.10, the first whose BuildKit tells its steps over the API; 1.51 is the newest that was tried here.
    private static readonly Version Oldest = new(1, 41);
    private static readonly Version Newest = new(1, 51);

    /// <summary>The newest version that both speak, and what the engine said of itself.</summary>
    public static async Task<(Version Agreed, VersionResponse Told)> Agree(
        DockerClient client, EngineAddress address, CancellationToken cancellationToken)
    {
        var answer = await client.System.GetVersionAsync(cancellationToken);
        var theirs = Version.Parse(answer.APIVersion);
        if (theirs < Oldest)
        {
            throw new Fault(
                ExitCode.NoEngine,
                $"The engine at {address.Endpoint} is {answer.Version} (API {theirs}), which is too old: ImageBench needs 20.10 (API "
                    + $"{Oldest}) or newer. Update it, or use --engine private.");
        }

        if (Version.TryParse(answer.MinAPIVersion, out var least) && least > Newest)
        {
            throw new Fault(
                ExitCode.NoEngine,
                $"The engine at {address.Endpoint} is {answer.Version} and speaks no API below {least}; this ImageBench speaks up to "
                    + $"{Newest}. Update ImageBench, or use --engine private.");
        }

        return (theirs < Newest ? theirs : Newest, answer);
    }

    /// <summary><paramref name="told"/> is what <see cref="Agree"/> was told: an engine starts programs to find it out.</summary>
    public static async Task<EngineFacts> Read(
        DockerClient client,
        EngineAddress address,
        bool isPrivate,
        Version agreed,
        VersionResponse told,
        CancellationToken cancellationToken)
    {
        var about = await client.System.GetSystemInfoAsync(cancellationToken);
        return new EngineFacts(
            address.Endpoint.ToString(),
            isPrivate,
            about.ServerVersion,
            agreed.ToString(),
            ImageStore(about.Driver, about.DriverStatus),
            about.OperatingSystem,
            about.KernelVersion,
            about.Architecture,
            (int)about.NCPU,
            new ByteSize(about.MemTotal))
        {
            MachineName = about.Name ?? "",
            Product = told.Components?.Any(part => part.Name.StartsWith("Podman", StringComparison.Ordinal)) == true
                ? EngineFacts.Podman
                : EngineFacts.Docker,
        };
    }

    // With the containerd store the "driver" is a snapshotter ("overlayfs") and the status names the store.
    private static string ImageStore(string driver, IList<string[]>? status)
    {
        var kind = status?.FirstOrDefault(pair => pair.Length == 2 && pair[0] == "driver-type")?[1];
        return kind is null ? driver : string.Create(CultureInfo.InvariantCulture, $"containerd ({driver})");
    }
}
