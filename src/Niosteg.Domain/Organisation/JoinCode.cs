using System.Security.Cryptography;

namespace Niosteg.Domain.Organisation;

/// <summary>The code with which a colleague asks to join: eight signs that cannot be taken for one another when read
/// aloud or from a wall, and no vowels, so that it never spells a word.</summary>
public static class JoinCode
{
    public const int Length = 8;
    private const string Alphabet = "BCDFGHJKMNPQRSTVWXZ23456789";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>In two halves, as it is read: <c>BCDF-2345</c>.</summary>
    public static string Show(string code) => code.Length == Length ? $"{code[..4]}-{code[4..]}" : code;

    /// <summary>What somebody typed, without the dash, spaces and small letters they may have used.</summary>
    public static string Clean(string? typed) =>
        new((typed ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).Take(Length + 1).ToArray());

    /// <summary>Whether what was typed is the code. Never true while joining is closed.</summary>
    public static bool Matches(string? code, string? typed) =>
        code is { Length: Length } && CryptographicOperations.FixedTimeEquals(Bytes(code), Bytes(Clean(typed)));

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
