using ImageBench.Model;
using ImageBench.Provisioning;
using Microsoft.Playwright;

namespace ImageBench.Benchmarks.Pages;

/// <summary>
/// What a browser made of a page: how long it took until something of the run was seen, and the times from one picture to the next while
/// its first map was zoomed into again and again.
/// </summary>
internal sealed record OpenedPage(double FirstPaintSeconds, IReadOnlyList<double> PictureSeconds)
{
    private const string Paint =
        """
        () => new Promise(done => {
          const told = () => performance.getEntriesByName("first-contentful-paint")[0];
          const ask = () => told() ? done(told().startTime / 1000) : requestAnimationFrame(ask);
          ask();
        })
        """;

    // The page's own script answers the keys; a zoom takes it 220 ms.
    private const string Zoom =
        """
        async () => {
          const canvas = document.querySelector(".map canvas");
          canvas.scrollIntoView({ block: "center" });
          canvas.focus();
          const picture = () => new Promise(requestAnimationFrame);
          const press = key => canvas.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          const seconds = [];
          await picture();
          for (let turn = 0; turn < 20; turn++) {
            const began = performance.now();
            press("Enter");
            for (let last = began; last - began < 220;) {
              await picture();
              const now = performance.now();
              seconds.push((now - last) / 1000);
              last = now;
            }
            if (turn % 4 === 3) {
              for (let level = 0; level < 4; level++) press("Escape");
              await picture();
            }
          }
          return seconds;
        }
        """;

    /// <summary>The page of a file, opened that often, each time by a browser that knows nothing of it.</summary>
    public static async Task<IReadOnlyList<OpenedPage>> Open(string path, int times, CancellationToken cancellationToken)
    {
        var program = Machine.FindProgram("google-chrome") ?? Machine.FindProgram("chromium") ?? throw new Fault(
            ExitCode.BadInput, "There is no Chromium to open the page with: install Debian's chromium, or Google Chrome.");
        using var playwright = await Playwright.CreateAsync();
        var opened = new List<OpenedPage>();
        for (var time = 0; time < times; time++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Its own sandbox cannot be had by root; what it is shown here is ours.
            await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
            var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 900 } });
            await page.GotoAsync(new Uri(path).AbsoluteUri);
            opened.Add(new OpenedPage(await page.EvaluateAsync<double>(Paint), await page.EvaluateAsync<double[]>(Zoom)));
        }

        return opened;
    }
}
