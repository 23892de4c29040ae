using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Reports.Sections;

/// <summary>What the words of the page mean; the same as harness/README.md says.</summary>
internal static class ReadingGuide
{
    /// <summary>The same as below in few lines, for a page whose readers may know, and which leads to one that says all of it.</summary>
    public static string InShort(BenchRun run) =>
        $"""
        - **Unpacked size**: the bytes of the files in all layers, counted in the image's own archive; **content size**: what a registry
          holds and sends. **Wasted**: what a later layer overwrites or deletes. 1 MB is 1,000,000 bytes.
        - **cold**: no build cache, the parent images are there; **warm**: nothing changed; **incremental-source**,
          **incremental-dependency**: one source file, or the dependency manifest,
          changed{(run.Options.CacheStates.Contains(CacheState.Imported) ? Imported : "")}. **Time**: from the first byte of the build
          request to the image id; ± is the 95 % interval of the mean.
        - **Time over the baseline's**: compared within each round. Only where its 95 % interval leaves out 1 is a variant called faster or
          slower; else no difference was shown, which does not say that there is none. **Rounds for 5 %**: how many would show that one.
        - What is struck out did not build, or its check failed, and is compared with nothing. A dash: not measured.
        """.Replace("\n  ", " ", StringComparison.Ordinal) + (run.Options.CacheStates.Contains(CacheState.AsFound) ? AsFound : "");

    /// <summary>A list in Markdown, an item a line. A cache state that few runs have is explained where the run has it.</summary>
    public static string Of(BenchRun run) =>
        $"""
        - **Unpacked size**: the bytes of the files in all layers of the image, which is what it takes on the disk of an overlay2
          engine. It is counted in the image's own archive, not taken from the engine, whose figure changes its meaning with the image
          store.
        - **Content size**: the bytes of the manifest, the config and the compressed layers as a registry holds and sends them: what a
          push uploads and a pull downloads. An engine that keeps its layers unpacked has none of them; there the layers were compressed
          for this figure as a push would, which comes to within about 1 % of one (`content_size_source` in variants.csv says which).
        - **Reduction**: how much smaller than the baseline, in percent of the baseline's unpacked size; **content reduction**: of its
          content size.
        - **Layers**: the layers that the image consists of, those of its parent image included.
        - **Wasted**: bytes of a layer that a later layer overwrites or deletes; they are in the image all the same. The last copy,
          which survives, is not waste.
        - **cold**: no build cache is used and every step but `FROM` runs; parent images are already present, pulling them is not in the
          time.
        - **warm**: nothing changed since the last build, every step is cached.
        - **incremental-source**, **incremental-dependency**: the content of one source file, or of the dependency manifest, changed
          since the last build.
        - **imported**: the builder's cache is empty, and one that an earlier build exported is imported from a registry, as on a new
          machine of a CI.{(run.Options.CacheStates.Contains(CacheState.AsFound) ? AsFound : "")}
        - **Time**: from the first byte of the build request to the image id received. ± is the 95 % interval of the mean.
        - **Ratio**: the time over the baseline's, compared within each round. Only where its 95 % interval leaves out 1 is a variant
          called faster or slower; else no difference was shown, which does not say that there is none. **Rounds for 5 %**: how many
          rounds in all would show a true difference of 5 % in four of five such runs, by the spread so far.
        - **Work**: the sum of the times of a build's steps; **critical path**: the longest chain of steps that wait for each other;
          **parallelism**: the one over the other. By BuildKit's own clock; the classic builder tells no times, so there a step lasts from
          the arrival of its line to the next.
        - A build that was not in the cache state asked for (a warm one in which a step ran, a cold one with a step from the cache, an
          incremental one in which nothing ran) is **invalid**: it is in no figure, and named. Outliers (beyond Tukey's fences) are
          counted in times.csv and never dropped.
        - **Check**: the image is started as it is, with its own entrypoint, command and user, and asked from outside, as scenario.yaml
          says: **passed** or **failed**; **listens** means that it says nothing and a port of the container
          can be connected to; **started** that it says nothing and the container did not fail at once.
        - **Memory when ready**: of the container, without the page cache that can be dropped, as `docker stats` has it. **CPU until
          ready**: of the container since its start, that of the runtime which sets it up included.
        - A variant that is struck out did not build, or its check failed; it takes no part in what is smallest or in reductions.
        - Sizes are decimal: 1 MB is 1,000,000 bytes. The files hold bytes and seconds in full; a dash stands for what was not measured.
        """.Replace("\n  ", " ", StringComparison.Ordinal);

    private const string Imported = "; **imported**: a cache that an earlier build exported";

    private const string AsFound =
        "\n- **as-found**: whatever the cache holds, from whomever: the image is what counts, and the time is in no figure.";
}
