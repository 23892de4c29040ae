using System.CommandLine;
using ImageBench.Cli.Commands.Advising;
using ImageBench.Cli.Commands.Fleets;
using ImageBench.Cli.Commands.Images;
using ImageBench.Cli.Commands.Stored;
using ImageBench.Cli.Options;
using ImageBench.Runs.Shards;

namespace ImageBench.Cli.Commands;

/// <summary>All commands. The root runs; the rest are sub-commands.</summary>
internal static class CommandTree
{
    public static RootCommand Make(TimeProvider time)
    {
        var shared = new SharedOptions();
        var sources = new SourceOptionSet(shared);
        var options = new RunOptionSet(shared, sources, new ShareOptionSet(new ParallelJob(Environment.GetEnvironmentVariable)));
        var exports = new ExportOptionSet();
        var root = new RootCommand(
            "Builds each way of writing a Dockerfile on a real engine, and says with numbers that hold what it costs and what it saves.");
        root.Add(sources.Path);
        foreach (var option in options.All)
            root.Add(option);
        exports.AddTo(root);
        root.Add(shared.Verbose);
        root.Validators.Add(options.Check);
        root.SetAction(new RunCommand(options, sources, exports, time).Run);
        root.Add(new ListCommand(shared, sources).Make());
        root.Add(new NewCommand(shared).Make());
        root.Add(new CompareCommand(exports).Make());
        root.Add(new ReportCommand(exports).Make());
        root.Add(new GalleryCommand().Make());
        root.Add(new MergeCommand().Make());
        root.Add(new FleetCommand(root, options, sources, shared, time).Make());
        root.Add(new HistoryCommand().Make());
        root.Add(new InspectCommand(shared, time).Make());
        root.Add(new DiffCommand(shared, options, exports, time).Make());
        root.Add(new AdviseCommand(options, time).Make());
        root.Add(new DoctorCommand(shared, time).Make());
        root.Add(new CleanCommand(shared, time).Make());
        CalledAction.Surround(root, shared.Verbose);
        ShownHelp.Replace(root);
        return root;
    }
}
