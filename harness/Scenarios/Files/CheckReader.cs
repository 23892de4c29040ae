using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>
/// Reads the <c>check</c> of a scenario.yaml: HTTP requests to a port, connections to it, a command that
/// ends by itself, or what the image says of itself.
/// </summary>
internal static class CheckReader
{
    private const string Example = "check: { port: 8000, requests: [{ get: /, status: 200 }] }";

    /// <summary>How long a program may take to answer when nothing is said.</summary>
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private static readonly string[] Kinds = ["port", "requests", "tcp", "command", "healthcheck"];

    /// <summary>Null when something that a check needs is missing or wrong; then the log says what.</summary>
    public static CheckSpec? Read(YamlItem item, MistakeLog log)
    {
        var check = new YamlSection(item, "check", Example, log, [.. Kinds, "timeout", .. StartReader.Keys]);
        if (!check.IsMap)
            return null;
        var timeout = check.Value<TimeSpan>(
            "timeout",
            DurationText.TryParse,
            "a time above zero with its unit",
            $"timeout: 30s; a time is {DurationText.ValidValues}")?.Value;
        var spec = Kind(check, timeout, log);
        return new StartReader(check, log).Read(spec);
    }

    private static CheckSpec? Kind(YamlSection check, TimeSpan? timeout, MistakeLog log)
    {
        if (check.Find("command") is not null)
            return Command(check, timeout ?? DefaultTimeout, log);
        if (check.Find("tcp") is not null)
            return Tcp(check, timeout ?? DefaultTimeout, log);
        // Only how it is to be started, or what the image says of itself: then the image is asked.
        var isOfImage = check.Find("healthcheck") is not null || (Array.TrueForAll(Kinds, kind => check.Find(kind) is null)
            && StartReader.Keys.Any(key => check.Find(key) is not null));
        return isOfImage ? OfImage(check, timeout, log) : Http(check, timeout ?? DefaultTimeout, log);
    }

    private static ImageCheck OfImage(YamlSection check, TimeSpan? timeout, MistakeLog log)
    {
        Refuse(check, ["port", "requests"], "healthcheck", "the image is asked itself, or from outside", log);
        return new ImageCheck(
            timeout ?? ImageCheck.WhereNothingIsSaid.Timeout, check.Find("healthcheck") is null ? null : check.Flag("healthcheck"));
    }

    private static TcpCheck? Tcp(YamlSection check, TimeSpan timeout, MistakeLog log)
    {
        Refuse(check, ["requests", "healthcheck"], "tcp", "a connection is all that is asked for", log);
        var tcp = check.Find("tcp")!;
        if (!check.Flag("tcp") && tcp.Value is YamlText { Value: "false" })
            log.Add(tcp.Line, "check.tcp is false, which asks for nothing", "Write tcp: true, or remove it");
        return Port(check, log) is { } port ? new TcpCheck(port, timeout) : null;
    }

    private static int? Port(YamlSection check, MistakeLog log)
    {
        if (check.Find("port") is null)
            log.Add(check.Line, "check has no port", "Add port: 8000 with the port that the program listens on");
        return check.Number("port", 1, 65535, 8000)?.Value;
    }

    private static void Refuse(YamlSection check, string[] keys, string beside, string why, MistakeLog log)
    {
        foreach (var key in keys)
        {
            if (check.Find(key) is { } entry)
                log.Add(entry.Line, $"check has both {beside} and {key}: {why}", $"Remove {beside} or {key}");
        }
    }

    private static HttpCheck? Http(YamlSection check, TimeSpan timeout, MistakeLog log)
    {
        var port = Port(check, log);
        var requests = RequestReader.Read(check, log);
        return port is null || requests.Count == 0 ? null : new HttpCheck(port.Value, requests, timeout);
    }

    private static CommandCheck? Command(YamlSection check, TimeSpan timeout, MistakeLog log)
    {
        Refuse(check, ["port", "requests", "tcp", "healthcheck"], "command", "a program ends by itself or answers requests", log);
        var command = new YamlSection(
            check.Find("command")!.Value,
            "check.command",
            "command: { exit: 0, stdout: { contains: hello } }",
            log,
            "exit",
            "stdout",
            "stderr");
        return command.IsMap
            ? new CommandCheck(
                command.Number("exit", 0, 255, 0)?.Value ?? 0, Stream(command, "stdout", log), Stream(command, "stderr", log), timeout)
            : null;
    }

    private static TextRule Stream(YamlSection command, string key, MistakeLog log) => command.Find(key) is { } entry
        ? TextRuleReader.Read(new YamlSection(entry.Value, command.Full(key), $"{key}: {{ contains: hello }}", log, "contains", "matches"))
        : new TextRule(null, null);
}
