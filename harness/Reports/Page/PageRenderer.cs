using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using ImageBench.Model;
using ImageBench.Reports.Page.Blocks;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImageBench.Reports.Page;

/// <summary>
/// What templates come to, without a server: all that they are given is text to them, and escaped. What would move, hide or turn letters
/// stands there as <see cref="PlainText"/> shows it.
/// </summary>
internal static partial class PageRenderer
{
    public static string Html(RenderFragment content)
    {
        using var renderer = new HtmlRenderer(new Services(), NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Fragment.Content)] = content });

        // Nothing in a template waits, so that it is rendered when the call returns.
        var html = renderer.Dispatcher
            .InvokeAsync(async () => (await renderer.RenderComponentAsync<Fragment>(parameters)).ToHtmlString())
            .GetAwaiter().GetResult();
        return Reference().Replace(html, Plain);
    }

    // The encoder writes by its number what is no letter, and a browser would show it as what it is.
    private static string Plain(Match reference)
    {
        var letter = char.ConvertFromUtf32(int.Parse(reference.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        var plain = PlainText.Whole(letter);
        return plain == letter ? reference.Value : plain;
    }

    [GeneratedRegex("&#x([0-9A-F]{1,6});")]
    private static partial Regex Reference();

    private sealed class Services : IServiceProvider
    {
        // Letters of all languages stand as they are.
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        public object? GetService(Type serviceType) => serviceType == typeof(HtmlEncoder) ? Encoder : null;
    }
}
