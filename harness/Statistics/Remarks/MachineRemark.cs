using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Remarks;

/// <summary>A remark on the machine that built: what else it had to do.</summary>
internal abstract record MachineRemark : Remark
{
    /// <summary>Another load on the machine, as it was before the first build.</summary>
    internal sealed record LoadedHost(double LoadAverage, int Cores) : MachineRemark
    {
        /// <summary>The load average, per core, that a quiet machine stays under.</summary>
        public const double Threshold = 0.5;

        public static bool Is(HostFacts host) => host is { LoadAverage: { } load, Cores: > 0 and var cores } && load / cores > Threshold;

        public override string Sentence =>
            Text($"The machine was loaded: before the first build its load average was {Digits.Load(LoadAverage)} on {Cores} ")
            + Text($"{(Cores == 1 ? "core" : "cores")}, which is over {Threshold} a core. ")
            + "Times can be far too long and the gain of parallel stages can reverse: run again when nothing else runs.";
    }

    /// <summary>The load rose during the run beyond what builds of its own explain.</summary>
    internal sealed record RisingLoad(double LoadAverage, int Cores) : MachineRemark
    {
        /// <summary>
        /// The load average, per core, that the builds of a run stay under as a rule: compilers start a process a core, and some wait for
        /// the disk.
        /// </summary>
        public const double Threshold = 2;

        public override string Sentence =>
            Text($"The machine was loaded during the run: the load average rose to {Digits.Load(LoadAverage)} on {Cores} ")
            + Text($"{(Cores == 1 ? "core" : "cores")}, which is over {Threshold} a core ")
            + "and more than builds one after the other explain. "
            + "Times can be far too long: builds.csv has the load before each build; run again when nothing else runs.";
    }

    /// <summary>Builds on a machine whose load nothing told.</summary>
    internal sealed record UnknownLoad : MachineRemark
    {
        public static bool Is(RunResults results) =>
            results.Run.Host.LoadAverage is null
                && results.Builds.Count > 0
                && results.Builds.All(build => build.LoadAverage is null);

        public override string Sentence =>
            "How loaded the machine was that built is not known: it is another than the one that ImageBench ran on, or tells no load. "
                + "Nothing here says whether the times are a loaded machine's, which can be far too long: see there that nothing else ran.";
    }
}
