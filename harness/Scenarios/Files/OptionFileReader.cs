using ImageBench.Model.Options;
using ImageBench.Scenarios.Given;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>
/// Reads which files and folders a scenario gives to its builds beside the context: secrets and contexts with a name. None may lie outside
/// of the scenario's folder and its repository, since a scenario is data from somebody else.
/// </summary>
internal sealed class OptionFileReader(string folder, MistakeLog log)
{
    private readonly TrustedFolder _trusted = new(folder);

    /// <summary>The secret that an entry of a map names; not right: it was told what is wrong with it.</summary>
    public (bool IsRight, SecretSource Value) Secret(YamlSection map, YamlEntry entry)
    {
        const string example = "{ env: VARIABLE } or { file: FILE }";
        var secret = new YamlSection(entry.Value, map.Full(entry.Key), $"{entry.Key}: {example}", log, "env", "file");
        var variable = secret.Text("env", "env: VARIABLE");
        var file = secret.Text("file", "file: FILE with a file of the scenario's folder or its repository");
        var askedBy = $"{log.File}:{entry.Line}: {map.Full(entry.Key)}";
        if (secret.IsMap && variable is null == file is null && secret.Entries.Count() != 1)
            log.Add(entry.Line, $"{map.Full(entry.Key)} does not say where it is, or says it twice", $"Write {entry.Key}: {example}");
        if (variable is not null)
            return (true, new SecretSource(variable.Value, null) { AskedBy = askedBy });
        if (file is null)
            return default;
        if (_trusted.Find(file.Value) is { } path)
            return (true, new SecretSource(null, path) { AskedBy = askedBy });
        log.Add(
            file.Line,
            $"{secret.Full("file")} '{file.Value}' lies outside of the scenario's folder and its repository",
            $"Give it on the command line: --secret id={entry.Key},src=FILE");
        return default;
    }

    /// <summary>The context that an entry of a map names; not right: it was told what is wrong with it.</summary>
    public (bool IsRight, NamedContext Value) Context(YamlSection map, YamlEntry entry)
    {
        var said = (entry.Value as YamlText)?.Value ?? "";
        var flaw = ContextText.NameFlaw(entry.Key) ?? ContextText.Read(said, folder, out _);
        if (flaw is not null)
        {
            log.Add(entry.Line, $"{map.Full(entry.Key)} {flaw}", $"Write NAME: PATH with {ContextText.ValidValues}");
            return default;
        }

        _ = ContextText.Read(said, folder, out var context);
        if (context.Folder is null)
            return (true, context);
        if (_trusted.Find(said) is not { } path)
        {
            log.Add(
                entry.Line,
                $"{map.Full(entry.Key)} '{said}' lies outside of the scenario's folder and its repository",
                $"Name a folder inside, or give it on the command line: --build-context {entry.Key}=FOLDER");
        }
        else if (path != Path.GetFullPath(folder) && Path.Exists(Path.Combine(path, ".git")))
        {
            log.Add(
                entry.Line,
                $"{map.Full(entry.Key)} '{said}' holds a .git, whose configuration may hold logins",
                $"Name a folder inside, or give it on the command line: --build-context {entry.Key}=FOLDER");
        }
        else if (!Directory.Exists(path))
        {
            log.Add(entry.Line, $"{map.Full(entry.Key)} '{said}' is no folder", "Name one that is there, from the scenario's folder");
        }

        return (true, context);
    }
}
