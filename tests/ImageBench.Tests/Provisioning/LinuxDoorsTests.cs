using System.Text.RegularExpressions;
using ImageBench.Tests.House;

namespace ImageBench.Tests.Provisioning;

/// <summary>What Linux alone has is named in few files, each of which answers where it is absent, or is reached on Linux alone.</summary>
public class LinuxDoorsTests(WholeHouse house)
{
    private const string PrivateEngine = "reached behind a private engine alone, which is refused elsewhere";

    private static readonly (string Thing, string Pattern, (string File, string Answer)[] Doors)[] Things =
    [
        ("/proc or /sys", "\"/?(proc|sys)[/\"]",
        [
            ("Cli/Commands/Hangup.cs", "no signal is ignored"),
            ("Engine/Containers/ContainerCgroup.cs", "the engine is asked"),
            ("Engine/Containers/ListeningSockets.cs", "nobody is seen to listen"),
            ("Provisioning/Engine/Bridge.cs", PrivateEngine),
            ("Provisioning/Engine/Mounts.cs", PrivateEngine),
            ("Provisioning/KernelFiles.cs", "nothing is told"),
            ("Provisioning/MakerProcess.cs", "the runtime is asked"),
            ("Provisioning/ProcessTable.cs", "no process is seen"),
        ]),
        ("a function of the C library", "DllImport\\(\"libc\"",
        [
            ("Model/Files/ExtendedAttributes.cs", "there are none"),
            ("Model/Files/FileStatus.cs", "nothing is told"),
            ("Model/Files/FolderAccess.cs", "not asked on Windows; the same functions on macOS"),
            ("Provisioning/Engine/Mounts.cs", PrivateEngine),
            ("Provisioning/Signal.cs", "asked of what was started by setsid alone"),
        ]),
        ("setsid", "\"([a-z/]*/)?setsid\"",
        [
            ("Model/Files/OwnSession.cs", "programs are started as they are"),
        ]),
        ("a program of Debian's", "\"(apt-get|mmdebstrap|docker-registry|ip|iproute2)\"",
        [
            ("Provisioning/Engine/Bridge.cs", PrivateEngine),
            ("Provisioning/LocalRegistry.cs", "reached behind Packages alone"),
            ("Provisioning/Machine.cs", "nothing is installed"),
            ("Provisioning/Packages.cs", "a sentence says what to do without"),
            ("Provisioning/Parents/ParentMaker.cs", "the parent is one that cannot be had"),
            ("Runs/Health/MachineHealth.cs", "a sentence says what to do without"),
        ]),
    ];

    public static TheoryData<string> Names => [.. Things.Select(thing => thing.Thing)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EachStandsBehindItsDoors(string name)
    {
        var (_, pattern, doors) = Things.Single(thing => thing.Thing == name);

        var named = house.Files
            // Those rooms read Dockerfiles and images, which are of Linux wherever they are read.
            .Where(file => file.IsSource && file.Room.Split('/')[0] is not ("Advice" or "Images" or "Scenarios"))
            .Where(file => Regex.IsMatch(file.Text, pattern, RegexOptions.CultureInvariant))
            .Select(file => file.Path);

        Assert.Equal(doors.Select(door => door.File), named);
    }
}
