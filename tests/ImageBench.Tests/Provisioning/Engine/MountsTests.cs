using ImageBench.Provisioning.Engine;

namespace ImageBench.Tests.Provisioning.Engine;

public class MountsTests
{
    [Fact]
    public void WhatAnEngineMountedIsItsOwnAndTheDiskThatItsUserGaveItStays()
    {
        string[] table =
        [
            "/dev/vda1 / ext4 rw 0 0",
            "/dev/vdb1 /my\\040cache/engine/data ext4 rw 0 0",
            "/dev/vdb1 /my\\040cache/engine/data/overlay2 ext4 rw 0 0",
            "overlay /my\\040cache/engine/data/overlay2/a/merged overlay rw,lowerdir=/x 0 0",
            "nsfs /my\\040cache/engine/exec/netns/a nsfs rw 0 0",
            "overlay /my\\040cache/engine2/data/overlay2/a/merged overlay rw 0 0",
        ];

        Assert.Equal(
            ["/my cache/engine/data/overlay2", "/my cache/engine/data/overlay2/a/merged", "/my cache/engine/exec/netns/a"],
            Mounts.FindBelow("/my cache/engine", table));
    }
}
