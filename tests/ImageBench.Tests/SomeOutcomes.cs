using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Limits;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Tests;

/// <summary>Outcomes for exports to tell: plausible ones, and one with odd text wherever text can come from outside.</summary>
internal static class SomeOutcomes
{
    /// <summary>What breaks a table, a page, XML, JSON or a label, mentions somebody, links, or would harm a terminal.</summary>
    public const string OddText =
        "a|b`c\"d'e\\f <b>&amp; ]]> --> @team org/x#12 !7 GH-9 https://x.test www.y.test me@z.test *_~$ 🐳 ü\n# h\r\t"
            + HostileText.Everything + "\ud800";

    private static readonly ByteSize Kilobyte = new(1_000);

    public static MeasuredTimes Times(params double[] seconds)
    {
        var rounds = new Sample(seconds.Index().ToDictionary(round => round.Index + 1, round => Some.Seconds(round.Item)));
        return new MeasuredTimes([.. rounds.ByRound.Values], rounds.Summarize(ratio: null));
    }

    public static SideOutcome Side(long unpacked, CheckResult check = CheckResult.None) => new(BuildStatus.Built, check)
    {
        Unpacked = new ByteSize(unpacked),
        Content = new ByteSize(unpacked / 3),
        LayerCount = 7,
        ImageId = "sha256:" + new string('a', 64),
        Platform = "linux/amd64",
    };

    /// <summary>One image of two, larger than it was by a file.</summary>
    public static Outcome Grown() => new("app", [Image("app")]) { Base = "HEAD~1", Head = "HEAD", Engine = "Docker 28.5.2 (overlay2)" };

    public static ImageOutcome Image(string name, long from = 100_000_000, long to = 112_000_000) => new(name, Side(from), Side(to))
    {
        Dockerfile = "app/Dockerfile",
        ParentChange = new ByteSize(1_000_000),
        ParentContentChange = null,
        Times = [new StateTimes(CacheState.Cold, Times(10.1, 10.4, 10.2), Times(12.3, 12.1, 12.2), new Ratio(1.19, 1.15, 1.23))],
        Causes = [new CauseOutcome("/app/model.bin", new ByteSize(11_000_000), new ByteSize(11_000_000), 1)],
        Layers =
        [
            new LayerOutcome("ADD rootfs.tar /", IsSame: true)
            {
                BasePosition = 1, HeadPosition = 1, Base = Kilobyte, Head = Kilobyte, FromParent = true,
            },
            new LayerOutcome("COPY . /app", IsSame: false)
            {
                BasePosition = 2, HeadPosition = 2, Base = new ByteSize(99_999_000), Head = new ByteSize(111_999_000),
                HeadContent = new ByteSize(37_000_000), FromParent = false,
            },
        ],
        Files = [new FileOutcome("/app/model.bin", "added", null, new ByteSize(11_000_000))],
        FileCount = 1,
        Packages = [new PackageOutcome("dpkg", "libc6", "2.36", "2.41", new ByteSize(1_000_000))],
        PackageCount = 1,
    };

    /// <summary>Two sides with odd text in every field, an image that is new, one that is gone and two that failed.</summary>
    public static Outcome Odd() => new(
        OddText, [OddImage(), New(), Gone(), Failed(BuildStatus.Failed), Failed(BuildStatus.Built), Skipped()])
    {
        Base = "base " + OddText,
        Head = "head " + OddText,
        Engine = "engine " + OddText,
        ReportPath = "report " + OddText,
        Limits =
        [
            new LimitOutcome(OddText, "unpacked " + OddText, "value " + OddText, LimitState.Over),
            new LimitOutcome(OddText, "content at most 1 MB", null, LimitState.Over),
            new LimitOutcome(OddText, "layers at most 9", "7", LimitState.Within),
            new LimitOutcome(OddText, "warn " + OddText, "5 %", LimitState.Warned),
            new LimitOutcome(OddText, "allowed " + OddText, "6 %", LimitState.Allowed) { Reason = "reason " + OddText },
            new LimitOutcome(OddText, "cold 10%", null, LimitState.NotKnown) { Reason = "why " + OddText },
        ],
        Notes = ["note " + OddText, "A second note."],
    };

    private static ImageOutcome OddImage() => Image(OddText) with
    {
        Scenario = "scenario " + OddText,
        Variant = "variant " + OddText,
        Builder = Builder.BuildKit,
        Dockerfile = "dockerfile " + OddText,
        Base = Side(100_000_000) with { ImageId = "id " + OddText, Platform = "platform " + OddText },
        Causes = [new CauseOutcome("cause " + OddText, new ByteSize(-5), new ByteSize(11), 1)],
        Layers = [new LayerOutcome("layer " + OddText, IsSame: false) { HeadPosition = 1, Head = Kilobyte }],
        Files = [new FileOutcome("/file " + OddText, "how " + OddText, Kilobyte, null)],
        FileCount = 1_234,
        Packages = [new PackageOutcome("manager " + OddText, "package " + OddText, "1 " + OddText, null, null)],
        PackageCount = 99,
    };

    private static ImageOutcome New() => new("new", null, Side(2_000));

    private static ImageOutcome Gone() => new("gone", Side(3_000), null);

    private static ImageOutcome Failed(BuildStatus status) => new(
        $"failed, {status.Word()}",
        Side(4_000),
        new SideOutcome(status, status == BuildStatus.Built ? CheckResult.Failed : CheckResult.None)
        {
            Failure = new FailureOutcome("message " + OddText, ["line ``` " + OddText, "last line"]),
        });

    private static ImageOutcome Skipped() => new(
        "skipped", null, new SideOutcome(BuildStatus.Skipped, CheckResult.None) { Failure = new FailureOutcome("It was skipped.", []) });
}
