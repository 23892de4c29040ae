using ImageBench.Provisioning;
using ImageBench.Provisioning.Parents;
using ImageBench.Running.Ports;

namespace ImageBench.Runs.Health;

/// <summary>Whether the debian base set can be made here, and which of its parent images an engine has.</summary>
internal static class BaseSetHealth
{
    /// <summary>Without an engine only the first is known.</summary>
    public static async Task<IReadOnlyList<DoctorFinding>> Look(IEngine? engine, CancellationToken cancellationToken)
    {
        var findings = new List<DoctorFinding>
        {
            Packages.MissingForBaseSet is { Count: > 0 } missing
                ? new DoctorFinding(
                    "base set debian", false, $"making it needs {string.Join(", ", missing)}", MachineHealth.Install(missing))
                : new DoctorFinding("base set debian", true, "can be made here"),
        };
        if (engine is null)
            return findings;
        foreach (var recipe in ParentRecipe.All())
            findings.Add(await Parent(engine, recipe, cancellationToken));
        return findings;
    }

    private static async Task<DoctorFinding> Parent(IEngine engine, ParentRecipe recipe, CancellationToken cancellationToken)
    {
        var image = await engine.FindImage(recipe.Image, cancellationToken);
        if (image is null)
        {
            return new DoctorFinding(
                recipe.Image,
                false,
                recipe.Cost is { } cost ? $"not made; {cost}" : "not made",
                "--provision makes it when a scenario needs it");
        }

        return image.Labels.GetValueOrDefault(ParentRecipe.Label) == recipe.Digest()
            ? new DoctorFinding(recipe.Image, true, $"made, {image.Size}")
            : new DoctorFinding(
                recipe.Image, false, $"made by another recipe, {image.Size}", "--provision makes it anew when a scenario needs it");
    }
}
