using ImageBench.Model;

namespace ImageBench.Benchmarks.Processes;

/// <summary>buildx on an engine: the docker command's plugin, or the program that a variable names.</summary>
internal static class BuildxCommand
{
    private const string Variable = "IMAGEBENCH_BUILDX";

    /// <summary>What to do where there is none.</summary>
    public const string Remedy =
        $"install docker-buildx (Debian 13 and later), or name the program of that package, unpacked anywhere, with {Variable}";

    public static MeasuredCommand On(string endpoint, params IReadOnlyList<string> arguments)
    {
        var program = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : "docker";
        return new MeasuredCommand(program, program == "docker" ? ["buildx", .. arguments] : arguments)
        {
            // An image with attestations is more to make than the one that the harness asks for.
            Environment = new Dictionary<string, string> { ["DOCKER_HOST"] = endpoint, ["BUILDX_NO_DEFAULT_ATTESTATIONS"] = "1" },
        };
    }

    /// <summary>What it calls itself; null where there is none.</summary>
    public static async Task<string?> FindVersion(string endpoint, CancellationToken cancellationToken)
    {
        try
        {
            return (await On(endpoint, "version").Run(cancellationToken)).Output.Trim();
        }
        catch (Fault)
        {
            return null;
        }
    }
}
