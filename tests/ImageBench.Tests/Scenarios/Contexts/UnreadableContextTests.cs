using System.Runtime.InteropServices;
using ImageBench.Model;
using ImageBench.Running.Ports;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Contexts;

/// <summary>
/// What no builder can be sent. What every build needs is named before anything is built, all at once; the rest fails the builds that ask
/// for it, as with Docker's own clients.
/// </summary>
public class UnreadableContextTests
{
    private const uint Nobody = 65_534;

    [Fact]
    public async Task ANameThatIsNotUtf8FailsWhatNeedsItAndNothingElse()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("src/main.go");
        Assert.True(folder.Shell("printf x > \"$(printf 'bad\\377name')\""));
        Assert.True(folder.Shell("mkdir \"$(printf 'bad\\377folder')\""));

        var context = folder.List();

        Assert.Empty(new KnownContexts().MistakesIn(folder.Root, folder["Dockerfile"], TestContext.Current.CancellationToken));
        var items = context.Folders!.Context.ToDictionary(item => item.Path);
        Assert.Null(items["src"].Flaw ?? items["src/main.go"].Flaw);
        Assert.All(
            [items["bad\uFFFDname"], items["bad\uFFFDfolder"]],
            item => Assert.Contains($"{folder[item.Path]}: its name is not valid UTF-8 (Rename it", item.Flaw, StringComparison.Ordinal));
        // A tar is sent whole.
        var fault = await Assert.ThrowsAsync<Fault>(() => ContextFolder.Tar(context));
        Assert.Contains("its name is not valid UTF-8", fault.Message, StringComparison.Ordinal);
        folder.Add(".dockerignore", "bad?name\nbad?folder");
        Assert.Equal(3, folder.List().Files);
    }

    [Fact]
    public async Task AFileThatCannotBeReadIsNamedWhereItIsNeededAndNotBefore()
    {
        using var folder = new ContextFolder().Add("Dockerfile");
        using var held = new FileStream(folder["held"], FileMode.Create, FileAccess.Write, FileShare.None);
        var sentence = $"The context file {folder["held"]} cannot be read (";

        var context = folder.List();

        Assert.Empty(new KnownContexts().MistakesIn(folder.Root, folder["Dockerfile"], TestContext.Current.CancellationToken));
        Assert.Equal(2, context.Files);
        var sending = await Assert.ThrowsAsync<Fault>(() => ContextFolder.Tar(context));
        Assert.StartsWith(sentence, sending.Message, StringComparison.Ordinal);
        var asked = context.Folders!.Context.Single(item => item.Path == "held");
        var asking = Assert.Throws<Fault>(() => asked.Open(TestContext.Current.CancellationToken));
        Assert.StartsWith(sentence, asking.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatDockerRefusesIsAllNamedAtOnceAndAClosedFolderIsNoPartOfIt()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add(".dockerignore", "[\n\\").Add("closed-dir/x");
        Assert.True(folder.Shell("chmod 0 closed-dir"));

        var fault = Assert.Throws<Fault>(folder.List);
        var mistakes = new KnownContexts().MistakesIn(folder.Root, folder["Dockerfile"], TestContext.Current.CancellationToken);
        Assert.True(folder.Shell("chmod 700 closed-dir"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains(".dockerignore:1: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(".dockerignore:2: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, mistakes.Count);
    }

    [Fact]
    public async Task AClosedFolderFailsOnlyWhatIsSentAllOfTheContext()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("src/main.go").Add("data/x");
        Assert.True(folder.Shell("chmod 755 .. . && chmod 0 data"));
        var context = await ListedByNobody(folder);
        var sending = await Assert.ThrowsAsync<Fault>(() => ContextFolder.Tar(context));
        Assert.True(folder.Shell("chmod 700 data"));

        Assert.Contains(folder["data"] + ": it cannot be read", sending.Message, StringComparison.Ordinal);
        Assert.Equal(sending.Message, context.Folders!.Context.Single(item => item.Path == "data").Flaw);
    }

    [Fact]
    public void AMissingFolderOrDockerfileIsSaidInASentence()
    {
        using var folder = new ContextFolder();
        Assert.Contains(folder["Dockerfile"] + ": it is not a file", Assert.Throws<Fault>(folder.List).Message, StringComparison.Ordinal);
        var fault = Assert.Throws<Fault>(() =>
            BuildContext.List(folder["none"], folder["none/Dockerfile"], edit: null, TestContext.Current.CancellationToken));
        Assert.Contains(folder["none"] + ": it is not a folder", fault.Message, StringComparison.Ordinal);
    }

    // To root no folder is closed: a thread of its own looks at files as nobody does, and ends.
    private static Task<PackedContext> ListedByNobody(ContextFolder folder) => Task.Factory.StartNew(
        () =>
        {
            if (Environment.IsPrivilegedProcess)
                _ = LookAtFilesAs(Nobody);
            return folder.List();
        },
        TestContext.Current.CancellationToken,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    [DllImport("libc", EntryPoint = "setfsuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LookAtFilesAs(uint user);
}
