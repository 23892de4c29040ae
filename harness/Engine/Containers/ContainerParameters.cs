using System.Globalization;
using Docker.DotNet.Models;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Containers;

/// <summary>
/// A container for a check as the engine is asked for it: nothing of the image's own configuration is overridden, its means are limited.
/// </summary>
internal static class ContainerParameters
{
    /// <summary>The name that shows whose container it is, as its label alone would not; null: the engine chooses one.</summary>
    public static string? NameFor(IReadOnlyDictionary<string, string> labels) =>
        labels.TryGetValue(RunLabel.ContainerName, out var value) ? new RunLabel(value).NewContainerName() : null;

    public static CreateContainerParameters Make(ContainerRequest request, PublishedPort published)
    {
        var port = request.Port is { } number ? number.ToString(CultureInfo.InvariantCulture) + "/tcp" : null;
        var parameters = new CreateContainerParameters
        {
            Name = NameFor(request.Labels),
            Image = request.ImageId,
            Labels = request.Labels.ToDictionary(),
            Env = [.. request.Environment.Select(variable => $"{variable.Key}={variable.Value}")],
            ExposedPorts = port is null ? [] : new Dictionary<string, EmptyStruct> { [port] = default },
            HostConfig = new HostConfig
            {
                // Without a port of the host: any that is free.
                PortBindings = port is null
                    ? []
                    : new Dictionary<string, IList<PortBinding>> { [port] = [new PortBinding { HostIP = published.BindTo }] },
                Memory = request.Memory.Bytes,
                MemorySwap = request.Memory.Bytes,
                PidsLimit = ContainerRequest.ProcessLimit,
                ReadonlyRootfs = request.ReadOnlyRoot,
                SecurityOpt = request.NewPrivileges ? [] : ["no-new-privileges"],
                // A container that writes without end fills nothing; "json-file" is the driver that every engine can read again.
                LogConfig = new LogConfig
                {
                    Type = "json-file",
                    Config = new Dictionary<string, string> { ["max-size"] = "1m", ["max-file"] = "1" },
                },
            },
        };
        // Without them, the image's own.
        if (request.Arguments is { } arguments)
            parameters.Cmd = [.. arguments];
        return parameters;
    }
}
