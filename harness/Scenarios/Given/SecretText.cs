using ImageBench.Model.Options;

namespace ImageBench.Scenarios.Given;

/// <summary>A secret as Docker's client takes it: "id=ID,env=VARIABLE" or "id=ID,src=FILE".</summary>
internal static class SecretText
{
    public const string ValidValues = "id=ID,env=VARIABLE or id=ID,src=FILE";

    private static readonly string[] Known = ["id", "env", "src", "source", "type"];

    /// <summary>What is wrong, or null. A file's path is taken from <paramref name="folder"/>.</summary>
    public static string? Read(string text, string folder, out (string Id, SecretSource Source) secret)
    {
        secret = default;
        if (text.Contains('\0', StringComparison.Ordinal))
            return "names nothing";
        var fields = AttributeText.Read(text);
        if (fields.Keys.FirstOrDefault(key => !Known.Contains(key)) is { } strange)
            return strange.Length == 0 ? "is no secret" : $"has a part '{strange}' that is not known";
        if (fields.GetValueOrDefault("id") is not { Length: > 0 } id)
            return "names no id";
        var type = fields.GetValueOrDefault("type") ?? "";
        if (type is not ("" or "env" or "file"))
            return $"is of the type '{type}', where there are env and file";
        var variable = fields.GetValueOrDefault("env");
        var file = fields.GetValueOrDefault("src") ?? fields.GetValueOrDefault("source");
        if (type == "env" && variable is null)
            (variable, file) = (file ?? id, null);
        // Of an id alone Docker's client takes the variable of that name where it is set, else the file.
        if (type.Length == 0 && variable is null && file is null && Environment.GetEnvironmentVariable(id) is not null)
            variable = id;
        if (variable is { Length: 0 } || file is { Length: 0 } || (variable is not null && file is not null))
            return "names not one source";
        secret = (id, variable is not null
            ? new SecretSource(variable, null)
            : new SecretSource(null, Path.GetFullPath(file ?? id, folder)));
        return null;
    }
}
