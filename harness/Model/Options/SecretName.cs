namespace ImageBench.Model.Options;

/// <summary>By what people call a build argument or a variable that holds a secret: NPM_TOKEN, db-password, ApiKey.</summary>
internal static class SecretName
{
    private static readonly string[] Parts = ["TOKEN", "PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "CREDENTIAL"];

    // As the last word: KEYBOARD and AUTHOR hold none.
    private static readonly string[] Ends = ["KEY", "PWD", "PASS", "AUTH"];

    public static bool Is(string name) => Parts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase))
        || Ends.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
