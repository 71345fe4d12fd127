using Niosteg.Web.Kit;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Pictures;

/// <summary>What there is against what is needed, in levels.</summary>
/// <param name="Have">The mean of those assessed; null when nobody is.</param>
/// <param name="Need">What is needed.</param>
/// <param name="Max">The top of the scale: where the line ends.</param>
/// <param name="Assessed">How many are assessed.</param>
/// <param name="NotAssessed">How many are not.</param>
public sealed record HaveAndNeedData(Measure? Have, Measure Need, int Max, Measure Assessed, Measure NotAssessed);

/// <summary>A bar for what is known to be there, a tick for the need. Between them hatched: what those not assessed could
/// add if all of them met the need. What then is left up to the tick is surely missing.</summary>
public static class HaveAndNeedDrawing
{
    private const double Width = 220, Height = 16;

    public static string Standalone(HaveAndNeedData data, Texts t) => Pictures.Standalone.Of(Draw(data, t));

    public static string Draw(HaveAndNeedData data, Texts t)
    {
        var svg = new Svg(Width, Height, Name(data, t), "inline");
        var unknown = data.Have is null ? 1 : data.NotAssessed.Bare / Math.Max(1, data.Assessed.Bare + data.NotAssessed.Bare);
        var known = At(data, (data.Have?.Bare ?? 0) * (1 - unknown));
        var possible = At(data, (data.Have?.Bare ?? 0) * (1 - unknown) + data.Need.Bare * unknown);
        var need = Math.Clamp(At(data, data.Need.Bare), 1, Width - 1);
        svg.Line(0, 8, Width, 8, "p-line");
        if (known > 0) svg.Line(0, 8, known, 8, "p-have");
        if (possible - known > 1) svg.Hatch(known + 1, 5, possible - known - 1, 6);
        svg.Line(need, 1, need, 15, "p-need");
        return svg.ToString();
    }

    private static double At(HaveAndNeedData data, double level) => Math.Clamp(level / data.Max, 0, 1) * Width;

    private static string Name(HaveAndNeedData data, Texts t)
    {
        if (data.Have is null) return t["pictures.have-unknown", t.Number(data.Need.Bare)];
        var have = t["pictures.have", t.Number(data.Have.Value.Bare), t.Number(data.Need.Bare)];
        return data.NotAssessed.Bare == 0 ? have : have + " " + t["pictures.have-part", data.NotAssessed.Bare];
    }
}
