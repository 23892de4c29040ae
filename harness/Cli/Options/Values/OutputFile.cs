using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Model;

namespace ImageBench.Cli.Options.Values;

/// <summary>A file that a command writes. That it can lie there is seen before the work that may take an hour, and not after it.</summary>
internal static class OutputFile
{
    public static Option<string?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "FILE",
        Validators = { result => Check(result, "") },
    };

    /// <summary>Writes it, into a pipe or a device as well. A <see cref="Fault"/> where that cannot be.</summary>
    public static async Task Write(string option, string path, string text, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var sentence = $"{path} cannot be written: {exception.Message.TrimEnd('.')}. Give {option} another file.";
            throw new Fault(ExitCode.BadInput, sentence, exception);
        }
    }

    /// <summary>Adds an error where it is no file, or has no folder; <paramref name="otherwise"/>: what may be written too.</summary>
    public static void Check(OptionResult result, string otherwise)
    {
        if (result.TypedText() is not { } path)
            return;
        if (path.Length == 0 || Directory.Exists(path))
            result.AddError($"{result.Option.Name} '{path}' is no file; write the file that it should go to{otherwise}.");
        else if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            result.AddError($"{result.Option.Name} '{path}': there is no folder {folder}; make it, or write another file.");
    }
}
