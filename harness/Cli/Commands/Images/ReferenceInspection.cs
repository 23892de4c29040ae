using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using ImageBench.Cli.Options;
using ImageBench.Cli.Options.Values;
using ImageBench.Cli.Tables;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Results.Exports;
using ImageBench.Runs.Engines;

namespace ImageBench.Cli.Commands.Images;

/// <summary>
/// What <c>imagebench inspect</c> shows of many images in registries at once: all tags of a name, or those that a file lists.
/// </summary>
internal sealed class ReferenceInspection(ImageOptionSet options, TimeProvider time)
{
    private const long LongestList = 10_000_000;

    private readonly Option<bool> _allTags = new("--all-tags")
    {
        Description = "Of a name in a registry: lists the images of all of its tags, from their manifests alone.",
    };

    private readonly Option<string?> _list = new("--list")
    {
        Description = "Lists the images in registries that this file names, one a line (# begins a comment), from their manifests alone.",
        HelpName = "FILE",
    };

    public IEnumerable<Option> All => [_allTags, _list];

    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_allTags) || parsed.GetValue(_list) is not null;

    /// <summary>Adds an error where it is not said, or said twice, what is to be inspected.</summary>
    public void Check(CommandResult result, string? image, Option<bool> contents, Option<bool> referrers)
    {
        var (isAllTags, list) = (result.Typed(_allTags), result.Typed(_list));
        if (image is null && list is null)
            result.AddError("No image is named: give one, such as app:latest or registry://HOST/NAME, or --list FILE.");
        if (image is not null && list is not null)
            result.AddError("--list names its images in a file: leave IMAGE out, or write it into that file.");
        if (isAllTags && list is not null)
            result.AddError("--all-tags is of one name, and --list of many: give one of them.");
        if (isAllTags && image is not null && !ImageName.IsInRegistry(image))
            result.AddError("--all-tags lists what a registry holds under a name: give registry://HOST[:PORT]/NAME.");
        if ((isAllTags || list is not null) && (result.Typed(contents) || result.Typed(referrers)))
            result.AddError("--contents and --referrers are of one image: leave them out, or --all-tags and --list.");
    }

    /// <summary>Exit code 1 where one of them cannot be had: the others are shown.</summary>
    public async Task<int> Run(ParseResult parsed, string? typed, CancellationToken cancellationToken)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var catalog = new RegistryCatalog(RegistrySettings.OfDocker(), time, error.WriteLine);
        var references = parsed.GetValue(_list) is { } file ? Listed(file) : await catalog.ListTags(typed!, cancellationToken);
        var isAll = options.IsAll(parsed);
        var choice = isAll ? ImageChoice.Any : options.Choice(parsed);
        var sizes = await catalog.Read(references, choice, isAll, cancellationToken);
        if (parsed.GetValue(options.Json))
            await output.WriteAsync(ReferenceSizesJson.Text(sizes).AsMemory(), cancellationToken);
        else if (parsed.GetValue(options.Csv))
            await output.WriteAsync(ReferenceSizesCsv.Text(sizes).AsMemory(), cancellationToken);
        else
            ReferenceTable.Write(TableConsole.On(output), sizes);
        return (int)(sizes.All(one => one.Trouble is null) ? ExitCode.Good : ExitCode.VariantFailed);
    }

    private static List<string> Listed(string file)
    {
        try
        {
            var lines = Encoding.UTF8.GetString(BoundedFile.Read(file, LongestList)).TrimStart('\uFEFF').Split('\n');
            return [.. lines.Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"--list {file} cannot be read: {exception.Message.TrimEnd('.')}. Write the file that names the images.",
                exception);
        }
    }
}
