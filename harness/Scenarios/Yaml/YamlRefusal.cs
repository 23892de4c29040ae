using YamlDotNet.Core;

namespace ImageBench.Scenarios.Yaml;

/// <summary>YAML that is right and still nothing that a scenario can hold.</summary>
internal sealed class YamlRefusal(Mark at, string what, string remedy) : YamlException(at, at, what)
{
    public string Remedy { get; } = remedy;
}
