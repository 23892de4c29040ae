using ImageBench.Model;

namespace ImageBench.Scenarios;

/// <summary>Reads the <c>check</c> of a scenario.yaml.</summary>
internal static class CheckReader
{
    private const string Example = "check: { port: 8000, requests: [{ get: /, status: 200 }] }";
    private const string RequestExample = "- { get: /movies, status: 200, json: true }";

    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete", "head"];

    /// <summary>How long a program may take to answer when nothing is said.</summary>
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Null when something that a check needs is missing or wrong; then the log says what.</summary>
    public static CheckSpec? Read(YamlItem item, MistakeLog log)
    {
        var check = new YamlSection(item, "check", Example, log, "port", "timeout", "requests");
        if (!check.IsMap)
            return null;
        var port = check.Number("port", 1, 65535, 8000);
        if (check.Find("port") is null)
            log.Add(check.Line, "check has no port", "Add port: 8000 with the port that the program listens on");
        var timeout = check.Value<TimeSpan>(
            "timeout", DurationText.TryParse, "a time above zero with its unit", $"timeout: 30s; a time is {DurationText.ValidValues}");
        var requests = Requests(check, log);
        return port is null || requests.Count == 0 ? null : new CheckSpec(port.Value, timeout?.Value ?? DefaultTimeout, requests);
    }

    private static List<CheckRequest> Requests(YamlSection check, MistakeLog log)
    {
        if (check.Find("requests") is not { } entry)
        {
            log.Add(check.Line, "check has no requests", $"Add requests: with lines such as {RequestExample}");
            return [];
        }

        if (entry.Value is YamlList { Items.Count: > 0 } list)
            return [.. list.Items.Select((item, index) => Request(item, index, log)).OfType<CheckRequest>()];
        var kind = entry.Value is YamlList ? "an empty one" : entry.Value.Kind;
        log.Add(entry.Line, $"check.requests must be a list of requests, not {kind}", $"Write lines such as {RequestExample}");
        return [];
    }

    private static CheckRequest? Request(YamlItem item, int index, MistakeLog log)
    {
        var name = $"check.requests[{index}]";
        var request = new YamlSection(item, name, RequestExample, log, [.. Methods, "status", "json", "body"]);
        if (!request.IsMap)
            return null;
        var methods = Methods.Where(method => request.Find(method) is not null).ToList();
        if (methods.Count != 1)
        {
            var what = methods.Count == 0 ? $"{name} has no method" : $"{name} has {methods.Count} methods ({string.Join(", ", methods)})";
            log.Add(item.Line, what, $"Write one of {string.Join(", ", Methods)}, as in {RequestExample}");
        }

        // All keys are read before anything is given up, so that all their mistakes are told.
        var paths = methods.Select(method => request.Text(method, $"{method}: /PATH")).ToList();
        var status = request.Number("status", 100, 599, 200);
        var json = request.Flag("json");
        var body = request.Find("body") is null ? null : request.Text("body", "body: '{\"title\":\"Alien\"}' (in quotes)");
        foreach (var path in paths.OfType<Placed<string>>().Where(path => !path.Value.StartsWith('/')))
            log.Add(path.Line, $"{name} asks for '{path.Value}', which is no path", $"Write it from the root, as in /{path.Value}");
        return paths is [{ } only] ? new CheckRequest(methods[0].ToUpperInvariant(), only.Value, body?.Value, status?.Value ?? 200, json) : null;
    }
}
