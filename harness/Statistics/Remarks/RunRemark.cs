namespace ImageBench.Statistics.Remarks;

/// <summary>A remark on a run as a whole: how far it came, and how often it measured.</summary>
internal abstract record RunRemark : Remark
{
    /// <summary>The run was ended before its plan was done.</summary>
    internal sealed record InterruptedRun : RunRemark
    {
        public override string Sentence => "The run was interrupted: the figures come from the builds that were done by then.";
    }

    /// <summary>No times were asked for.</summary>
    internal sealed record OnlySizes : RunRemark
    {
        public override string Sentence =>
            "Each variant was built once, for its size and its check, with whatever the build cache held (as-found): nothing is said of "
            + "times.";
    }

    /// <summary><c>Rounds</c> is the smallest number of times that a figure comes from, <c>Asked</c> what the run was asked for.</summary>
    internal sealed record FewRounds(int Rounds, int Asked) : RunRemark
    {
        public const int Enough = 5;

        public override string Sentence =>
            Text($"The times are indicative: some come from {Rounds} {(Rounds == 1 ? "round" : "rounds")} only; ")
            + (Asked < Enough
                ? Text($"run with --rounds {Enough} or more for intervals that can be relied on.")
                : "builds failed or were not made, which builds.csv tells row by row.");
    }
}
