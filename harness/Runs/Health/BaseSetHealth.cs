using ImageBench.Provisioning;
using ImageBench.Provisioning.Parents;
using ImageBench.Running.Ports;

namespace ImageBench.Runs.Health;

/// <summary>Whether the debian base set can be made here, and which of its parent images an engine has.</summary>
internal static class BaseSetHealth
{
    private const string Made = "made";

    /// <summary>Without an engine only the first is known.</summary>
    public static async Task<IReadOnlyList<DoctorFinding>> Look(MachineKind kind, IEngine? engine, CancellationToken cancellationToken)
    {
        var findings = new List<DoctorFinding>
        {
            !kind.IsLinux ? new DoctorFinding("base set debian", false, "making it needs Linux", "build on public images: --base-set hub")
            : Packages.MissingForBaseSet is { Count: > 0 } missing
                ? new DoctorFinding(
                    "base set debian", false, $"making it needs {string.Join(", ", missing)}", MachineHealth.Install(missing))
            : new DoctorFinding("base set debian", true, "can be made here"),
        };
        // What cannot be made here is not missed there.
        if (engine is null || !kind.IsLinux)
            return findings;
        var states = new List<(string State, string Name)>();
        foreach (var recipe in ParentRecipe.All())
            states.Add((await State(engine, recipe, cancellationToken), recipe.Image));
        findings.AddRange(states
            .GroupBy(parent => parent.State)
            .OrderBy(group => group.Key == Made ? 0 : 1)
            .Select(group => new DoctorFinding(
                "parents",
                group.Key == Made,
                $"{group.Key}: {string.Join(", ", group.Select(parent => parent.Name))}",
                group.Key == Made ? null : "--provision makes each when a scenario needs it")));
        return findings;
    }

    private static async Task<string> State(IEngine engine, ParentRecipe recipe, CancellationToken cancellationToken) =>
        await engine.FindImage(recipe.Image, cancellationToken) is not { } image ? "not made"
        : image.Labels.GetValueOrDefault(ParentRecipe.Label) == recipe.Digest() ? Made
        : "made by another recipe";
}
