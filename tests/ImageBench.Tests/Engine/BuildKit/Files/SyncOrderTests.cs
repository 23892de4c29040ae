using System.Text;
using ImageBench.Engine.BuildKit.Files;

namespace ImageBench.Tests.Engine.BuildKit.Files;

public class SyncOrderTests
{
    [Fact]
    public void WhatLiesInAFolderFollowsItAtOnce() =>
        Assert.Equal(["a", "a/x", "a/x/y", "a-b", "a.c", "a0", "b"], Sorted("b", "a.c", "a0", "a/x", "a-b", "a/x/y", "a"));

    [Fact]
    public void TheRestIsByTheBytesOfUtf8()
    {
        string[] names = ["Z", "a", "~", "\u007f", "é", "ü", "漢", "\ud7ff", "\ue000", "\uffff", "\U00010000", "😀"];

        Assert.Equal(
            names.OrderBy(name => Convert.ToHexString(Encoding.UTF8.GetBytes(name)), StringComparer.Ordinal),
            Sorted([.. names.Reverse()]));
    }

    private static IEnumerable<string> Sorted(params string[] paths) => paths.Order(Comparer<string>.Create(SyncOrder.Compare));
}
