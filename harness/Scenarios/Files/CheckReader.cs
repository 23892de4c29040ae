using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>Reads the <c>check</c> of a scenario.yaml: HTTP requests to a port, or a command that ends by itself.</summary>
internal static class CheckReader
{
    private const string Example = "check: { port: 8000, requests: [{ get: /, status: 200 }] }";

    /// <summary>How long a program may take to answer when nothing is said.</summary>
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>No engine starts a container with less than that.</summary>
    private static readonly ByteSize LeastMemory = new(10_000_000);

    /// <summary>Null when something that a check needs is missing or wrong; then the log says what.</summary>
    public static CheckSpec? Read(YamlItem item, MistakeLog log)
    {
        var check = new YamlSection(item, "check", Example, log, "port", "timeout", "requests", "command", "memory", "read_only");
        if (!check.IsMap)
            return null;
        var timeout = check.Value<TimeSpan>(
            "timeout",
            DurationText.TryParse,
            "a time above zero with its unit",
            $"timeout: 30s; a time is {DurationText.ValidValues}")?.Value ?? DefaultTimeout;
        CheckSpec? spec = check.Find("command") is null ? Http(check, timeout, log) : Command(check, timeout, log);
        var memory = check.Value<ByteSize>(
            "memory", TryParseMemory, $"a size of {LeastMemory} or more with its unit", $"memory: 500MB; a size is {ByteSize.ValidValues}");
        var readOnly = check.Flag("read_only");
        return spec is null ? null : spec with { Memory = memory?.Value ?? CheckSpec.DefaultMemory, ReadOnlyRoot = readOnly };
    }

    private static bool TryParseMemory(string text, out ByteSize size) => ByteSize.TryParse(text, out size) && size >= LeastMemory;

    private static HttpCheck? Http(YamlSection check, TimeSpan timeout, MistakeLog log)
    {
        var port = check.Number("port", 1, 65535, 8000);
        if (check.Find("port") is null)
            log.Add(check.Line, "check has no port", "Add port: 8000 with the port that the program listens on");
        var requests = RequestReader.Read(check, log);
        return port is null || requests.Count == 0 ? null : new HttpCheck(port.Value, requests, timeout);
    }

    private static CommandCheck? Command(YamlSection check, TimeSpan timeout, MistakeLog log)
    {
        foreach (var key in (string[])["port", "requests"])
        {
            if (check.Find(key) is { } entry)
            {
                log.Add(
                    entry.Line,
                    $"check has both command and {key}: a program ends by itself or answers requests",
                    $"Remove command or {key}");
            }
        }

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
