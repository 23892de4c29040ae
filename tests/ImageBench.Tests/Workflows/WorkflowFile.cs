using YamlDotNet.RepresentationModel;

namespace ImageBench.Tests.Workflows;

/// <summary>A workflow or an action of GitHub; <c>Name</c> is its path in the checkout, with forward slashes.</summary>
internal sealed record WorkflowFile(string Name, YamlMappingNode Root)
{
    /// <summary>Those that run here, that others copy, and that others call.</summary>
    public static IReadOnlyList<string> Names =>
    [
        .. ((string[])["workflows", "recipes", "actions"])
            .SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(Repository.Root, ".github", folder), "*.yml", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(name => name != GitLab)
            .Order(StringComparer.Ordinal),
    ];

    public static string GitLab => ".github/recipes/gitlab.yml";

    /// <summary>By their names; an action has none.</summary>
    public IReadOnlyDictionary<string, YamlMappingNode> Jobs => Find(Root, "jobs") is YamlMappingNode jobs
        ? jobs.ToDictionary(job => job.Key.ToString(), job => (YamlMappingNode)job.Value)
        : [];

    /// <summary>Of all jobs, or of the action.</summary>
    public IReadOnlyList<YamlMappingNode> Steps => Root.Children.ContainsKey("runs")
        ? StepsOf((YamlMappingNode)Root["runs"])
        : [.. Jobs.Values.SelectMany(StepsOf)];

    /// <summary>The lines that a shell reads.</summary>
    public IReadOnlyList<string> Scripts => [.. Steps.Select(step => Find(step, "run")?.ToString()).OfType<string>()];

    public static WorkflowFile Read(string name) => Parse(name, File.ReadAllText(Path.Combine(Repository.Root, name)));

    public static WorkflowFile Parse(string name, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return new WorkflowFile(name, (YamlMappingNode)Assert.Single(stream.Documents).RootNode);
    }

    public static YamlNode? Find(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var value) ? value : null;

    public static IReadOnlyList<YamlMappingNode> StepsOf(YamlMappingNode job) =>
        [.. (Find(job, "steps") as YamlSequenceNode ?? []).Cast<YamlMappingNode>()];
}
