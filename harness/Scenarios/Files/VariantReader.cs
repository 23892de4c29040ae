using ImageBench.Scenarios.Ignore;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>Reads one of the <c>variants</c> of a scenario.yaml: one build, or <c>steps</c>, which are builds in order.</summary>
internal static class VariantReader
{
    private const string Example = "steps: [{ dockerfile: Dockerfile.build, copy: { /app: app } }, { dockerfile: Dockerfile.run }]";

    /// <summary>Paths of its options are taken from <paramref name="folder"/>, the scenario's.</summary>
    public static VariantEntry Read(YamlEntry entry, string folder, MistakeLog log)
    {
        // A name alone stands for the Dockerfile of that name.
        if (entry.Value is YamlText { IsNothing: true })
            return new VariantEntry(new Placed<string>(entry.Key, entry.Line), null, null, new Dictionary<string, Placed<string>>());
        var full = $"variants.{entry.Key}";
        var variant = new YamlSection(
            entry.Value,
            full,
            $"{entry.Key}: {{ dockerfile: Dockerfile.{entry.Key} }}",
            log,
            ["dockerfile", "target", "args", "steps", "image", .. OptionReader.Keys]);
        if (variant.Text("image", "image: registry://HOST/NAME:TAG") is { } image)
            return Measured(entry, variant, image, folder, log);
        var read = variant.Find("steps") is { } steps ? Steps(entry, variant, steps, log) : Build(entry.Key, entry.Line, variant, log);
        return read with { Options = new OptionReader(variant, folder, log).Read() };
    }

    // Nothing of it is built, so that what is said of builds says nothing.
    private static VariantEntry Measured(YamlEntry entry, YamlSection variant, Placed<string> image, string folder, MistakeLog log)
    {
        foreach (var other in variant.Entries.Where(other => other.Key != "image"))
        {
            log.Add(
                other.Line,
                $"{variant.Full("image")} stands beside {other.Key}, and an image that is there is measured and not built",
                $"Remove {other.Key}, or remove image");
        }

        var arguments = new Dictionary<string, Placed<string>>();
        return new VariantEntry(new Placed<string>(entry.Key, entry.Line), null, null, arguments)
        {
            Image = GivenImage.Read(image, variant.Full("image"), folder, log),
        };
    }

    private static VariantEntry Steps(YamlEntry entry, YamlSection variant, YamlEntry steps, MistakeLog log)
    {
        foreach (var other in variant.Entries.Where(other => other.Key != "steps" && !OptionReader.Keys.Contains(other.Key)))
        {
            log.Add(
                other.Line,
                $"{variant.Full("steps")} stands beside {other.Key}, which belongs to one of the steps",
                $"Move {other.Key} into the step that it is for");
        }

        if (steps.Value is not YamlList { Items.Count: > 1 } list)
        {
            var kind = steps.Value is YamlList { Items.Count: var count } ? $"a list of {count}" : steps.Value.Kind;
            log.Add(steps.Line, $"{variant.Full("steps")} must be a list of two builds or more, not {kind}", $"Write {Example}");
            return Build(entry.Key, entry.Line, variant, log) with { IsBroken = true };
        }

        List<VariantEntry> builds = [.. list.Items.Select((item, place) =>
            Step(entry.Key, variant.Full($"steps[{place}]"), item, place == list.Items.Count - 1, log))];
        return builds[^1] with { Name = new Placed<string>(entry.Key, entry.Line), Before = builds[..^1] };
    }

    private static VariantEntry Step(string name, string full, YamlItem item, bool isLast, MistakeLog log)
    {
        var step = new YamlSection(
            item, full, "- { dockerfile: Dockerfile.build, copy: { /app: app } }", log, "dockerfile", "target", "args", "copy");
        if (step.IsMap && isLast && step.Find("copy") is { } copy)
            log.Add(copy.Line, $"{full} is the last and copies something, which nothing would get", "Remove copy, or add a step behind it");
        var copied = step.IsMap && !isLast ? Copied(step, full, log) : new Dictionary<string, string>();
        return Build(name, item.Line, step, log) with { Copied = copied };
    }

    private static Dictionary<string, string> Copied(YamlSection step, string full, MistakeLog log)
    {
        var copied = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = step.Find("copy") is { } copy
            ? new YamlSection(copy.Value, $"{full}.copy", "copy: { /app: app }", log).Entries.ToList()
            : null;
        if (entries is null or { Count: 0 })
        {
            log.Add(
                step.Line,
                $"{full} copies nothing into the next build",
                "Write copy: { /app: app } with a file of its image and where it lies in the next one's context");
        }

        foreach (var (line, source, value) in entries ?? [])
        {
            var target = value is YamlText { IsNothing: false } text ? CleanPath.Of(text.Value) : null;
            if (!source.StartsWith('/') || CleanPath.Of(source) != source)
            {
                log.Add(
                    line,
                    $"{full}.copy takes '{source}', which is no path of a file in an image",
                    "Write it from the root and without detours, as in /app");
            }
            else if (target is null || target[0] == '/' || target is "." or ".." || target.StartsWith("../", StringComparison.Ordinal))
            {
                log.Add(
                    line,
                    $"{full}.copy puts {source} at {value.Kind}, which is no path inside the context",
                    $"Write {source}: {CleanPath.Of(source)[1..]}");
            }
            else if (copied.ContainsValue(target))
            {
                log.Add(line, $"{full}.copy puts two files at '{target}'", "Write another path for one of the two");
            }
            else
            {
                copied[source] = target;
            }
        }

        return copied;
    }

    private static VariantEntry Build(string name, int line, YamlSection build, MistakeLog log) => new(
        new Placed<string>(name, line),
        build.Text("dockerfile", "dockerfile: Dockerfile.NAME"),
        build.Text("target", "target: STAGE"),
        Arguments(build, log));

    private static Dictionary<string, Placed<string>> Arguments(YamlSection build, MistakeLog log)
    {
        var arguments = new Dictionary<string, Placed<string>>(StringComparer.Ordinal);
        if (build.Find("args") is not { } args)
            return arguments;
        var section = new YamlSection(args.Value, build.Full("args"), "args: { NAME: \"value\" }", log);
        foreach (var (_, key, value) in section.Entries)
        {
            // An argument may be empty, but must then say so: Docker would take the value of the caller's environment.
            if (value is YamlText { IsNothing: false } text)
            {
                arguments[key] = new Placed<string>(text.Value, text.Line);
            }
            else
            {
                log.Add(
                    value.Line,
                    $"{section.Full(key)} must be text, not {value.Kind}",
                    $"Write {key}: \"value\", or {key}: \"\" for an empty one");
            }
        }

        return arguments;
    }
}
