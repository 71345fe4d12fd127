using MathNet.Numerics.Distributions;

namespace Niosteg.Domain.Initiatives.Step4Participants;

/// <summary>Whether enough come. Each who is asked comes with the same chance, whatever the others do: an assumption, and shown as one.</summary>
public static class Quorum
{
    /// <summary>How sure it shall be that enough come.</summary>
    public const double Sure = .9;

    /// <summary>Beyond this many reserves for one cell no list helps.</summary>
    public const int MostReserves = 20;

    /// <summary>The chance that at least as many as are needed come.</summary>
    /// <param name="comes">The chance that one who is asked comes, 0 to 1.</param>
    public static double Chance(int asked, int needed, double comes) =>
        needed <= 0 ? 1 : asked < needed ? 0 : 1 - Binomial.CDF(comes, asked, needed - 1);

    /// <summary>Fewest reserves beside those already asked, so that enough come with nine chances in ten.</summary>
    public static int Reserves(int asked, int needed, double comes)
    {
        for (var reserves = 0; reserves < MostReserves; reserves++)
            if (Chance(asked + reserves, needed, comes) >= Sure - 1e-12) return reserves;
        return MostReserves;
    }
}
