using QRCoder;

namespace Niosteg.Web.Live;

/// <summary>An address that a phone scans.</summary>
internal static class LiveQr
{
    /// <summary>Black on white in every theme: not every camera reads it the other way round.</summary>
    public static string Svg(string address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var drawn = new SvgQRCode(code);
        return drawn.GetGraphic(1, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
