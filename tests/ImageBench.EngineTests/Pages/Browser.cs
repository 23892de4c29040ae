using ImageBench.EngineTests.Tool;
using ImageBench.Provisioning;
using Microsoft.Playwright;

namespace ImageBench.EngineTests.Pages;

/// <summary>Debian's Chromium for the tests of a class, and the pages that it is shown.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal ShownPages Pages { get; } = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A tab that has been told nothing yet.</summary>
    internal async Task<IPage> Tab(int width, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        if (_browser is null)
        {
            var program = Machine.FindProgram("google-chrome") ?? await DebianProgram.Need("chromium", "chromium");
            _playwright = await Playwright.CreateAsync();
            // Its own sandbox cannot be had by root; what it is shown here is ours.
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
        }

        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
        });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        Pages.Dispose();
    }
}
