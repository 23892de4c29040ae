using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ImageBench.Cli.Displays;
using ImageBench.Cli.Lines;

namespace ImageBench.Cli.Commands;

/// <summary>The help of a command, with lines to type; that of the root tells what exit codes mean.</summary>
internal sealed class ShownHelp(HelpAction help, Command root) : SynchronousCommandLineAction
{
    private static readonly string[] OfARun =
    [
        "Examples:",
        "  imagebench",
        "      says what it finds here and would build, and asks",
        "  imagebench . --sizes",
        "      sizes and checks of the Dockerfiles here, one build each",
        "  imagebench services/api",
        "      all cache states, three rounds",
        "  imagebench . --also \"next: --from node=node:24-slim\"",
        "      the same on another parent image beside it",
        "  imagebench --engine private --provision --yes",
        "      with an engine and parents made on this machine (Debian or Ubuntu, root)",
        "",
        "Exit codes:",
        "  0    all good",
        "  1    a variant failed to build, or its check failed",
        "  2    bad input, or results that cannot be written",
        "  3    no engine, or one that is not well",
        "  4    over a budget or a limit",
        "  130  interrupted; --resume goes on with it",
        "",
    ];

    private static readonly Dictionary<string, string[]> Examples = new()
    {
        ["list"] = ["imagebench list", "imagebench list --bake docker-bake.hcl --target api"],
        ["new"] = ["imagebench new shop --from node"],
        ["compare"] = ["imagebench compare results/A results/B", "imagebench compare RUN:single RUN:multi"],
        ["report"] = ["imagebench report results/20260801-093000-shop"],
        ["inspect"] = ["imagebench inspect node:20", "imagebench inspect registry://ghcr.io/acme/shop:1.4 --contents"],
        ["diff"] =
        [
            "imagebench diff --base origin/main", "imagebench diff --base auto --compose compose.yaml",
            "imagebench diff shop:1.3 shop:1.4 --files 20",
        ],
        ["clean"] = ["imagebench clean", "imagebench clean --run 20260801-093000-shop"],
        ["doctor"] = ["imagebench doctor", "imagebench doctor --engine private"],
        ["advise"] = ["imagebench advise", "imagebench advise services/api/Dockerfile --context ."],
        ["fleet"] = ["imagebench fleet github --shards 6", "imagebench fleet kubernetes --shards 6 --output job.yaml"],
        ["gallery"] = ["imagebench gallery results"],
        ["merge"] = ["imagebench merge results/A results/B results/C"],
        ["history"] = ["imagebench history add RUN --file sizes.csv", "imagebench history show --file sizes.csv --page sizes.html"],
    };

    /// <summary>Puts it in the place of the library's own.</summary>
    public static void Replace(Command root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        if (option.Action is HelpAction help)
            option.Action = new ShownHelp(help, root);
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        // What stands before the name of a command would be for a run.
        foreach (var argument in root.Arguments.Where(_ => command != root))
            argument.Hidden = true;
        var code = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var terminal = Terminal.Behind(output);
        foreach (var line in Behind(command))
            (terminal is null ? [line] : TextFold.Indented(line, terminal.Size().Columns)).ForEach(output.WriteLine);
        return code;
    }

    private string[] Behind(Command command) => command == root ? OfARun
        : Examples.TryGetValue(command.Name, out var lines) ? ["Examples:", .. lines.Select(line => $"  {line}"), ""]
        : [];
}
