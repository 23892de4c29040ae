using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Stages.Native;

/// <summary>A Rust program that brings the C library and is all that its image holds.</summary>
internal sealed class RustOnScratch() : RuntimeStage(
    "rust-scratch",
    "The program brings the parts of the C library that it uses (crt-static), and is all that the image holds.",
    "The Rust reference, linkage of the C runtime; Docker's guide to multi-stage builds",
    "There is no shell, no package manager and no toolchain to look into a container with; a repaired C library asks for another build.")
{
    private static readonly string[] OfAnImage =
    [
        "lookup_host", "ToSocketAddrs", "to_socket_addrs", "TcpStream::connect", "UdpSocket", "\"localhost", "Command::new", "temp_dir",
        "home_dir",
    ];

    protected override IReadOnlyList<string> Lost => ["shell", "package manager", "toolchain", "accounts", "time zones", "C library"];

    protected override RuntimePlan? Plan(SingleStage single, RewriteFacts facts)
    {
        // Macros of other crates are libraries of the compiler, which cannot be static.
        if (RustProgram.In(single, facts) is not { IsAlone: true } program || single.NamedUser is not null || single.HasHealthcheck
            || OtherFiles.In(single, facts, RustProgram.IsSource) is not { } others)
        {
            return null;
        }

        var sources = facts.Context!.Files.Where(file => file.Path.EndsWith(".rs", StringComparison.Ordinal));
        if (sources.Any(file => file.Text is null || BareImage.LacksWhatIsIn(file.Text)
            || OfAnImage.Any(word => file.Text.Contains(word, StringComparison.Ordinal))))
        {
            return null;
        }

        var run = single.RunOf(program.Build);
        var begin = program.Build.Begin;
        return new RuntimePlan("scratch", [.. others, (program.Path, program.Place)])
        {
            Edits = new Dictionary<SourcePart, string>
            {
                [run.Part] = run.Edited(new TextEdit(begin, begin, "RUSTFLAGS=\"-C target-feature=+crt-static\" ")),
            },
        };
    }
}
