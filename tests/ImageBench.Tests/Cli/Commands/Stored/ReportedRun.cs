using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Cli.Commands.Stored;

/// <summary>The run of which a report is made.</summary>
internal static class ReportedRun
{
    /// <summary>Written as a run writes it, so that it keeps step with the columns.</summary>
    public static RunFolder In(CommandLine line)
    {
        var run = new RunFolder(Directory.CreateDirectory(Path.Combine(line.Folder, "run")).FullName);
        File.WriteAllText(run.BuildsPath, "");
        using (var builds = new BuildsCsv(run.BuildsPath, Some.Run().Id))
        {
            for (var round = 1; round <= 3; round++)
            {
                builds.Write(Some.Build("single", 28 + round, round));
                builds.Write(Some.Build("multi", 30 + round, round));
            }
        }

        VariantSummary[] variants = [Some.Variant(), Some.Variant("multi", isBaseline: false, unpackedBytes: 10_000_000)];
        WholeFile.Write(run.TimesPath, TimesCsv.Text(Some.Run().Id, variants));
        WholeFile.Write(run.VariantsPath, VariantsCsv.Text(Some.Run().Id, variants));
        WholeFile.Write(run.RunPath, RunJson.Text(Some.Run()));
        return run;
    }
}
