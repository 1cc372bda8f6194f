using System.Text;
using QRCoder;

namespace SeerDashboard.Components.Settings;

/// <summary>Draws QR codes.</summary>
internal static class QrImage
{
    /// <summary>The text as a QR code: an SVG in a data URI, black on white with its quiet zone, since scanners do not take it inverted.</summary>
    internal static string Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(code.GetGraphic(pixelsPerModule: 4)))}";
    }
}
