namespace Niosteg.Domain.Competencies.Search;

/// <summary>One word as it was typed, to be held against many others: how many slips of the finger (a letter too many, too
/// few, another one, or two that changed places) lie between it and a part of the other word.</summary>
/// <remarks>Bit-parallel comparison after Myers (1999) with Hyyrö's term for two letters that changed places (2003): one
/// step of arithmetic for a letter of the other word, however long the typed word is.</remarks>
public sealed class NearText
{
    public const int MostLetters = 60;
    private const int Table = 592;

    private readonly ulong[] _positions = new ulong[Table];
    private readonly string _word;

    public NearText(string word)
    {
        _word = word.Length > MostLetters ? word[..MostLetters] : word;
        for (var i = 0; i < _word.Length; i++)
        {
            if (_word[i] < Table) _positions[_word[i]] |= 1UL << i;
        }
    }

    /// <summary>Slips between the typed word and the nearest beginning of the other.</summary>
    public int FromStartOf(ReadOnlySpan<char> other) => Distance(other, fromStart: true);

    /// <summary>Slips between the typed word and the nearest part of the other, wherever it begins.</summary>
    public int FromPartOf(ReadOnlySpan<char> other) => Distance(other, fromStart: false);

    private int Distance(ReadOnlySpan<char> other, bool fromStart)
    {
        var (last, carry) = (1UL << (_word.Length - 1), fromStart ? 1UL : 0UL);
        var (up, down, diagonal, before) = (ulong.MaxValue, 0UL, 0UL, 0UL);
        var (distance, least) = (_word.Length, _word.Length);
        foreach (var letter in other)
        {
            var here = letter < Table ? _positions[letter] : Rare(letter);
            var swapped = ((~diagonal & here) << 1) & before;
            diagonal = (((here & up) + up) ^ up) | here | down | swapped;
            var (right, left) = (down | ~(diagonal | up), diagonal & up);
            if ((right & last) != 0) distance++;
            if ((left & last) != 0) distance--;
            if (distance < least) least = distance;
            right = (right << 1) | carry;
            left <<= 1;
            up = left | ~(diagonal | right);
            down = right & diagonal;
            before = here;
        }
        return least;
    }

    private ulong Rare(char letter)
    {
        var positions = 0UL;
        for (var i = 0; i < _word.Length; i++)
        {
            if (_word[i] == letter) positions |= 1UL << i;
        }
        return positions;
    }
}
