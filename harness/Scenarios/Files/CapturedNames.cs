using ImageBench.Model.Scenarios;
using ImageBench.Running.Checks;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>The values that a check's requests take from answers, so that none is used before it is there.</summary>
internal sealed class CapturedNames(MistakeLog log)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Takes the next request in order.</summary>
    public void Check(CheckRequest request, string name, int line)
    {
        foreach (var missing in TextsOf(request).SelectMany(Template.NamesIn).Distinct().Where(used => !_names.Contains(used)))
        {
            var nearest = NearestWord.Find(missing, [.. _names]);
            log.Add(
                line,
                $"{name} uses ${{{missing}}}, which no request before it captures",
                nearest is null
                    ? $"Write capture: {{ {missing}: PLACE }} in an earlier request, or $${{{missing}}} for these characters themselves"
                    : $"Write ${{{nearest}}}");
        }

        _names.UnionWith(request.Captures.Keys);
    }

    private static IEnumerable<string> TextsOf(CheckRequest request) =>
    [
        request.Path,
        request.Body ?? "",
        request.Text.Contains ?? "",
        .. request.Headers.Values,
        .. request.AnswerHeaders.Values,
        .. request.JsonValues.Values,
    ];
}
