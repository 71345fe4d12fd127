using QRCoder;

namespace Niosteg.Web.Features.Initiatives.Step5Engagement;

internal static class QrCodes
{
    /// <summary>An address as a code that a phone reads across a room, also when a corner of the poster is torn.</summary>
    public static string Svg(string address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.Q);
        return new SvgQRCode(code).GetGraphic(1, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>The same as PNG, for slides.</summary>
    public static byte[] Png(string address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.Q);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(12);
    }
}
