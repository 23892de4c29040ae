using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;

namespace ImageBench.Runs.Inputs;

/// <summary>What the files that builds are made of are called.</summary>
internal static class InputName
{
    public static string In(Scenario scenario, string path) => SlashPath.From(scenario.Folder, path);

    /// <summary>Of a folder beside the context, by the name that a build has for it.</summary>
    public static string Beside(string name, string folder, string path) => $"{name}: {SlashPath.From(folder, path)}";
}
