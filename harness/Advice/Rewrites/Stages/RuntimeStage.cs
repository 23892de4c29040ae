using System.Buffers;
using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>
/// One stage becomes two: what builds stays where it is, and a smaller image gets what runs. What the Dockerfile says of running (its user,
/// folder, variables, ports, start) goes with it, as it is written.
/// </summary>
internal abstract class RuntimeStage(string name, string does, string source, string mayCost) : Rewrite(name, does, source, mayCost)
{
    private const string BuildName = "build";

    // ENV and WORKDIR are of both.
    private static readonly string[] OfRunning =
        ["CMD", "ENTRYPOINT", "EXPOSE", "HEALTHCHECK", "LABEL", "MAINTAINER", "STOPSIGNAL", "USER", "VOLUME"];

    private static readonly string[] Known = [.. OfRunning, "ARG", "COPY", "ENV", "RUN", "WORKDIR"];

    // Of a path of COPY.
    private static readonly SearchValues<char> ReadAsSomethingElse = SearchValues.Create(" \t*?[\\\"'$");

    /// <summary>What the smaller image lacks.</summary>
    protected abstract IReadOnlyList<string> Lost { get; }

    /// <summary>What is certain of the only stage of a Dockerfile; null: not enough.</summary>
    protected abstract RuntimePlan? Plan(SingleStage single, RewriteFacts facts);

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        if (text.Stages is not [var stage] || facts.Target is not null || stage.Instructions.Any(part => !Known.Contains(part.Word)))
            return null;
        var walk = facts.Walk(text);
        var runs = stage.Instructions.Where(part => part.Word == "RUN").Select(part => RunText.At(stage, part)).ToList();
        if (runs.Any(run => run is null || !run.IsChain) || StartProgram.Of(walk, stage) is not { } start
            || walk.Image(stage) is not { } image)
        {
            return null;
        }
        // What runs sees no argument of the stage that builds, and who a shell serves stays where there is one.
        var running = stage.Instructions.Where(part => OfRunning.Contains(part.Word) || part.Word is "ENV" or "WORKDIR").ToList();
        if (running.Any(part => part.Text.Contains('$', StringComparison.Ordinal)))
            return null;
        var single = new SingleStage(text, walk, stage, image, [.. runs.OfType<RunText>()], start);
        return Plan(single, facts) is { } plan && !OwnedFolders.Hold(single, facts, plan.Copies.Select(path => path.To))
            && plan.Copies.All(path => IsPlain(path.From) && IsPlain(path.To))
            && RuntimeImage.Name(single, plan) is { } name
            ? Written(single, plan with { Image = name }, running)
            : null;
    }

    private static bool IsPlain(string path) => path.AsSpan().IndexOfAny(ReadAsSomethingElse) < 0;

    private Rewritten Written(SingleStage single, RuntimePlan plan, List<SourcePart> running)
    {
        var (text, stage) = (single.Text, single.Stage);
        var name = stage.Declared.Name ?? BuildName;
        var lastOfBuild = stage.Instructions.Last(part => part.Word is "RUN" or "COPY");
        var isUserLater = stage.Instructions.SkipWhile(part => part.Word != "USER").All(part => part.Word is not ("RUN" or "COPY"));
        var edits = new List<PartEdit>();
        if (stage.Declared.Name is null)
            edits.Add(PartEdit.Replace(stage.From, $"{stage.From.Text.TrimEnd()} AS {BuildName}", Reason));
        // What stands behind the last step is of running alone.
        var behind = stage.Instructions.SkipWhile(part => part != lastOfBuild).ToHashSet();
        var moved = running.Where(part => behind.Contains(part)
            || (part.Word is not ("ENV" or "WORKDIR") && (part.Word != "USER" || isUserLater)));
        edits.AddRange(moved.Select(part => PartEdit.Remove(part, Reason)));
        // The copies stand where the folders and variables do not matter, so that they are the first layers.
        var copies = plan.Copies.Select(path => $"COPY --from={name} {path.From} {path.To}\n");
        var user = plan.IsOfAnotherUser && running.All(part => part.Word != "USER") ? "USER root\n" : "";
        // On the system that was asked for.
        var flags = string.Concat(stage.From.Line!.Flags.Select(flag => $"{flag} "));
        var begin = $"\nFROM {flags}{plan.Image}\n{string.Concat(plan.First.Select(line => line + "\n"))}{string.Concat(copies)}{user}";
        var lines = plan.Lines.Select(line => line + "\n")
            .Concat(single.OwnFolder is { } own && plan.Image != stage.Declared.From ? [$"WORKDIR {own}\n"] : [])
            .Concat(running.Select(part => plan.Running.GetValueOrDefault(part, part.Text).TrimEnd() + "\n"));
        var runtime = (begin + string.Concat(lines)).TrimEnd();
        var edited = plan.Edits.GetValueOrDefault(lastOfBuild);
        edits.AddRange(plan.Edits.Where(edit => edit.Key != lastOfBuild).Select(edit => PartEdit.Replace(edit.Key, edit.Value, Reason)));
        edits.Add(new PartEdit(lastOfBuild, Reason) { Text = edited, After = runtime });
        return new Rewritten(text.With(edits)) { Lost = Lost };
    }
}
