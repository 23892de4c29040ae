using ImageBench.Provisioning.Engine;

namespace ImageBench.Tests.Provisioning.Engine;

public class MountsTests
{
    private const string Whole = "27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw";

    [Fact]
    public void WhatAnEngineMountedIsItsOwnAndTheDiskThatItsUserGaveItStays() => Assert.Equal(
        ["/my cache/engine/data/overlay2", "/my cache/engine/data/overlay2/a/merged", "/my cache/engine/exec/netns/a"],
        Mounts.FindBelow(
            "/my cache/engine",
            [
                Whole,
                "40 27 254:1 / /my\\040cache/engine/data rw - ext4 /dev/vdb1 rw",
                "41 40 254:1 /overlay2 /my\\040cache/engine/data/overlay2 rw - ext4 /dev/vdb1 rw",
                "42 41 0:39 / /my\\040cache/engine/data/overlay2/a/merged rw - overlay overlay rw,lowerdir=/x",
                "43 27 0:4 net:[4026531833] /my\\040cache/engine/exec/netns/a rw - nsfs nsfs rw",
                "44 27 0:40 / /my\\040cache/engine2/data/overlay2/a/merged rw - overlay overlay rw",
                "a line of another kernel",
            ]));

    [Theory]
    // dockerd's data, mounted where they lie: on the whole disk, on one of a user's at another place, and on one right there.
    [InlineData("40 27 254:0 /engine/data /engine/data rw shared:2 - ext4 /dev/vda rw", 1)]
    [InlineData("40 27 254:1 /home /engine rw - ext4 /dev/vdb1 rw\n41 40 254:1 /home/data /engine/data rw - ext4 /dev/vdb1 rw", 1)]
    [InlineData("40 27 254:1 / /engine/data rw - ext4 /dev/vdb1 rw\n41 40 254:1 / /engine/data rw - ext4 /dev/vdb1 rw", 1)]
    // What a user mounted: another disk, another folder of the same one.
    [InlineData("40 27 254:1 /engine/data /engine/data rw - ext4 /dev/vdb1 rw", 0)]
    [InlineData("40 27 254:0 /large/data /engine/data rw - ext4 /dev/vda rw", 0)]
    public void AFolderThatIsMountedWhereItLiesIsTheEngines(string lines, int own) => Assert.Equal(
        Enumerable.Repeat("/engine/data", own),
        Mounts.FindBelow("/engine", lines.Split('\n').Prepend(Whole)));
}
