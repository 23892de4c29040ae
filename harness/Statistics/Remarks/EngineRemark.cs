namespace ImageBench.Statistics.Remarks;

/// <summary>A remark on the engine: what a run on one of its kind could not have.</summary>
internal abstract record EngineRemark : Remark
{
    /// <summary>What a run on Podman could not have.</summary>
    internal sealed record BuiltByPodman : EngineRemark
    {
        public override string Sentence =>
            "The images were built by Podman (buildah), over the part of its API that is Docker's: the context goes there whole, secrets, "
                + "SSH and named contexts cannot be had, steps have the times at which their lines arrived, and cache mounts are never "
                + "emptied, so that a cold build which has one is told and compared with nothing. Sizes are as everywhere; times are those "
                + "of another builder than Docker's.";
    }

    /// <summary>What a run on a BuildKit by itself could not have.</summary>
    internal sealed record BuiltByItself(bool IsStarted) : EngineRemark
    {
        public override string Sentence =>
            "The images were built by a BuildKit by itself, which holds none: a build's time ends when its image is packed as registries "
                + "hold it, and is not that of an engine which keeps it; the image was read from an archive that was asked for afterwards. "
                + (IsStarted
                    ? "They were started on the engine that --check-engine named."
                    : "Started: not tried. That the images work is not known; name an engine with --check-engine.");
    }

    /// <summary>What cold means where the build cache is not ours to empty.</summary>
    internal sealed record SharedEngineCold : EngineRemark
    {
        public override string Sentence =>
            "Cold builds ran on a shared engine, whose build cache is never emptied: they were told to use none. Every step but FROM "
                + "and WORKDIR ran, and BuildKit began cache mounts (RUN --mount=type=cache) empty; what the engine holds beside its "
                + "cache, base layers above all, was there. Use --engine private for builds with an empty cache.";
    }
}
