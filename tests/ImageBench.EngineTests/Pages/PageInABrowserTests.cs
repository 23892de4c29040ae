using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ImageBench.EngineTests.Pages;

/// <summary>What the page of a run is to those who open it.</summary>
public sealed class PageInABrowserTests(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(390, ColorScheme.Light, "go-crud")]
    [InlineData(390, ColorScheme.Dark, "parallel-stages", "go-crud")]
    [InlineData(800, ColorScheme.Light, "parallel-stages")]
    [InlineData(800, ColorScheme.Dark, "dotnet-http")]
    [InlineData(1400, ColorScheme.Light, "go-crud", "parallel-stages")]
    [InlineData(1400, ColorScheme.Dark, "go-crud")]
    public Task FitsAsksNobodyAndIsForEverybody(int width, ColorScheme scheme, params string[] runs) =>
        IsForEverybody(width, scheme, browser.Pages.Address(runs));

    [Theory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(800, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Light)]
    public Task SoDoesThePageOfAllRuns(int width, ColorScheme scheme) => IsForEverybody(width, scheme, browser.Pages.Gallery());

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    public Task SoDoesThePageOfAHistory(int width, ColorScheme scheme) => IsForEverybody(width, scheme, browser.Pages.History());

    [Theory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1400, ColorScheme.Light)]
    public Task SoDoesThePageWhoseLinesTellWhatTheyPrinted(int width, ColorScheme scheme) =>
        IsForEverybody(width, scheme, browser.Pages.LineByLine());

    [Fact]
    public async Task ALineOfADockerfileIsOpenedByAClickWithoutScriptsToo()
    {
        var page = await browser.Tab(800, scripts: false);
        await page.GotoAsync(browser.Pages.LineByLine());
        var log = page.Locator(".lines .printed pre").First;
        await Assertions.Expect(log).Not.ToBeVisibleAsync();

        await page.Locator(".lines summary", new() { HasText = "RUN" }).First.ClickAsync();

        await Assertions.Expect(page.Locator(".lines details[open] .printed pre").First).ToContainTextAsync("go: downloading a module");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1400)]
    public async Task IsReadWithoutScripts(int width)
    {
        var page = await browser.Tab(width, scripts: false);

        await page.GotoAsync(browser.Pages.Address("go-crud"));

        Assert.Empty(await WiderThanTheWindow(page));
        Assert.Equal(0, await page.Locator("button").CountAsync());
        await Assertions.Expect(page.Locator(".finding")).ToContainTextAsync("scratch is 5.87 MB unpacked, 98.7 % smaller than single");
        await page.Locator("summary", new() { HasText = "All conditions" }).ClickAsync();
        await Assertions.Expect(page.GetByText("order shuffled by seed")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task ATableIsSortedByItsHeadingsAndByKeys()
    {
        var page = await browser.Tab(1400);
        await page.GotoAsync(browser.Pages.Address("go-crud"));
        var table = page.Locator("#sizes table");

        Assert.Equal(["single", "multi", "distroless", "scratch"], await Names(table));
        var heading = table.GetByRole(AriaRole.Columnheader, new() { Name = "content size" });
        await heading.GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("descending", await heading.GetAttributeAsync("aria-sort"));
        Assert.Equal(["single", "multi", "distroless", "scratch"], await Names(table));
        await page.Keyboard.PressAsync("Space");
        Assert.Equal("ascending", await heading.GetAttributeAsync("aria-sort"));
        Assert.Equal(["scratch", "distroless", "multi", "single"], await Names(table));
        await table.GetByRole(AriaRole.Button, new() { Name = "variant" }).ClickAsync();
        Assert.Equal(["distroless", "multi", "scratch", "single"], await Names(table));
        Assert.Null(await heading.GetAttributeAsync("aria-sort"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task WhatIsFoldedIsPrintedToo()
    {
        var page = await browser.Tab(1400);
        await page.GotoAsync(browser.Pages.Address("go-crud"));
        Assert.NotEqual(0, await page.Locator("details:not([open])").CountAsync());

        await page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(0, await page.Locator("details:not([open])").CountAsync());
        await page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");

        Assert.NotEqual(0, await page.Locator("details:not([open])").CountAsync());
        Assert.NotEmpty(await page.PdfAsync());
        await page.Context.CloseAsync();
    }

    /// <summary>Whatever a page holds: what its policy does not name is not run.</summary>
    [Fact]
    public async Task AScriptThatIsNotItsOwnIsNotRun()
    {
        var path = new Uri(browser.Pages.Address("cleanup")).LocalPath;
        var hostile = Path.ChangeExtension(path, ".hostile.html");
        await File.WriteAllTextAsync(
            hostile,
            (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace(
                "</main>", "<script>window.ran = 1</script><img src=\"x\" onerror=\"window.ran = 2\"></main>", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var page = await browser.Tab(800);

        await page.GotoAsync(new Uri(hostile).AbsoluteUri);

        Assert.True(await page.EvaluateAsync<bool>("window.ran === undefined"));
        Assert.NotEqual(0, await page.Locator("th button").CountAsync());
        await page.Context.CloseAsync();
    }

    private async Task IsForEverybody(int width, ColorScheme scheme, string address)
    {
        var page = await browser.Tab(width, scheme);
        var (requests, faults) = (new List<string>(), new List<string>());
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => faults.Add(message.Text);
        page.PageError += (_, fault) => faults.Add(fault);

        await page.GotoAsync(address);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(folded => { folded.open = true; })");

        Assert.Empty(await WiderThanTheWindow(page));
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(it => $"{it.Id}: {it.Help}: {string.Join("; ", it.Nodes.Take(3).Select(node => node.Html))}"));
        Assert.Equal([address], requests);
        Assert.Empty(faults);
        await page.Context.CloseAsync();
    }

    // What a box scrolls, or a picture clips, does not make the page wider.
    private static Task<string[]> WiderThanTheWindow(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : [
          `the page is ${document.documentElement.scrollWidth} wide`,
          ...[...document.querySelectorAll("body *")]
            .filter(it => it.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .slice(0, 8).map(it => it.outerHTML.slice(0, 160)),
        ]
        """);

    private static async Task<IReadOnlyList<string>> Names(ILocator table) => await table.Locator("tbody th").AllInnerTextsAsync();
}
