using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>Reads the <c>requests</c> of a check.</summary>
internal static class RequestReader
{
    private const string Example = "- { get: /movies, status: 200, json: true }";

    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete", "head"];

    /// <summary>In their order; none when there are none or something is wrong with them, which the log then tells.</summary>
    public static IReadOnlyList<CheckRequest> Read(YamlSection check, MistakeLog log)
    {
        if (check.Find("requests") is not { } entry)
        {
            log.Add(check.Line, "check has no requests", $"Add requests: with lines such as {Example}");
            return [];
        }

        if (entry.Value is not YamlList { Items.Count: > 0 } list)
        {
            var kind = entry.Value is YamlList ? "an empty one" : entry.Value.Kind;
            log.Add(entry.Line, $"check.requests must be a list of requests, not {kind}", $"Write lines such as {Example}");
            return [];
        }

        var captured = new CapturedNames(log);
        List<CheckRequest> requests = [];
        foreach (var (index, item) in list.Items.Index())
        {
            var name = $"check.requests[{index}]";
            if (Request(item, name, log) is not { } request)
                continue;
            captured.Check(request, name, item.Line);
            requests.Add(request);
        }

        return requests;
    }

    private static CheckRequest? Request(YamlItem item, string name, MistakeLog log)
    {
        var request = new YamlSection(
            item,
            name,
            Example,
            log,
            [.. Methods, "status", "json", "body", "headers", "answer_headers", "contains", "matches", "capture"]);
        if (!request.IsMap)
            return null;
        var methods = Methods.Where(method => request.Find(method) is not null).ToList();
        if (methods.Count != 1)
        {
            var what = methods.Count == 0 ? $"{name} has no method" : $"{name} has {methods.Count} methods ({string.Join(", ", methods)})";
            log.Add(item.Line, what, $"Write one of {string.Join(", ", Methods)}, as in {Example}");
        }

        // All keys are read before anything is given up, so that all their mistakes are told.
        var paths = methods.Select(method => request.Text(method, $"{method}: /PATH")).ToList();
        var status = request.Number("status", 100, 599, 200);
        var (json, values) = Json(request, log);
        var body = request.Find("body") is null ? null : request.Text("body", "body: '{\"title\":\"Alien\"}' (in quotes)");
        var text = TextRuleReader.Read(request);
        var headers = Map(request, "headers", "headers: { Accept: application/json }", log);
        var answerHeaders = Map(request, "answer_headers", "answer_headers: { Content-Type: application/json }", log);
        var captures = Map(request, "capture", "capture: { id: id }", log);
        foreach (var path in paths.OfType<Placed<string>>().Where(path =>
            !path.Value.StartsWith('/') && !path.Value.StartsWith("${", StringComparison.Ordinal)))
        {
            log.Add(path.Line, $"{name} asks for '{path.Value}', which is no path", $"Write it from the root, as in /{path.Value}");
        }

        return paths is not [{ } only]
            ? null
            : new CheckRequest(methods[0].ToUpperInvariant(), only.Value, body?.Value, status?.Value ?? 200, json)
            {
                JsonValues = values,
                Text = text,
                Headers = headers,
                AnswerHeaders = answerHeaders,
                Captures = captures,
            };
    }

    // "json: true" asks for JSON of any kind, "json: { title: Alien }" for these values in it.
    private static (bool Json, IReadOnlyDictionary<string, string> Values) Json(YamlSection request, MistakeLog log) =>
        request.Find("json")?.Value is YamlMap
        ? (true, Map(request, "json", "json: { title: Alien }", log))
        : (request.Flag("json"), new Dictionary<string, string>());

    private static Dictionary<string, string> Map(YamlSection request, string key, string example, MistakeLog log)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (request.Find(key) is not { } entry)
            return texts;
        var map = new YamlSection(entry.Value, request.Full(key), example, log);
        foreach (var value in map.Entries)
        {
            if (value.Value is YamlText { IsNothing: false } text)
                texts[value.Key] = text.Value;
            else
                log.Add(value.Line, $"{map.Full(value.Key)} must be text, not {value.Value.Kind}", $"Write {example}");
        }

        return texts;
    }
}
