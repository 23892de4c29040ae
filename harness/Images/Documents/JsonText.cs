using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ImageBench.Images.Documents;

/// <summary>
/// Texts of a JSON document of any shape. JSON can hold strings that are no text (half of a letter): those are told as they are written.
/// </summary>
internal static class JsonText
{
    /// <summary>A string without its quotes, anything else as JSON.</summary>
    public static string Of(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : JsonSerializer.Serialize(value);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or JsonException)
        {
            return value.GetRawText();
        }
    }

    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(property));
        }
    }
}
