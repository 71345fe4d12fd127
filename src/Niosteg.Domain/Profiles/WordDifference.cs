using System.Globalization;
using System.Text;

namespace Niosteg.Domain.Profiles;

/// <summary>A stretch of text that is the same, was removed or was added.</summary>
public readonly record struct TextPiece(Piece Piece, string Text);

/// <summary>The difference between two texts, word by word. Nothing is lost: the Same and Removed pieces put together are
/// the old text, the Same and Added ones the new.</summary>
public static class WordDifference
{
    public static IReadOnlyList<TextPiece> Between(string old, string now)
    {
        var edits = SequenceDifference.Between(Words(old), Words(now));
        var pieces = new List<TextPiece>();
        var (same, removed, added) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var i = 0; i < edits.Count; i++)
        {
            if (edits[i].Piece == Piece.Removed) removed.Append(edits[i].Item);
            else if (edits[i].Piece == Piece.Added) added.Append(edits[i].Item);
            else if (IsBetweenChanges(edits, i))
            {
                removed.Append(edits[i].Item);
                added.Append(edits[i].Item);
            }
            else
            {
                Flush(pieces, removed, Piece.Removed);
                Flush(pieces, added, Piece.Added);
                same.Append(edits[i].Item);
                if (i + 1 < edits.Count && edits[i + 1].Piece == Piece.Same && !IsBetweenChanges(edits, i + 1)) continue;
                Flush(pieces, same, Piece.Same);
            }
        }
        Flush(pieces, removed, Piece.Removed);
        Flush(pieces, added, Piece.Added);
        return pieces;
    }

    /// <summary>A lone space that two reworded stretches have in common: read as one stretch, since nobody reads spaces.</summary>
    private static bool IsBetweenChanges(IReadOnlyList<Edit<string>> edits, int i) =>
        edits[i].Piece == Piece.Same && string.IsNullOrWhiteSpace(edits[i].Item)
        && i > 0 && edits[i - 1].Piece != Piece.Same && i + 1 < edits.Count && edits[i + 1].Piece != Piece.Same;

    private static void Flush(List<TextPiece> pieces, StringBuilder text, Piece piece)
    {
        if (text.Length > 0) pieces.Add(new(piece, text.ToString()));
        text.Clear();
    }

    /// <summary>Cut where the kind of letter changes: words, the space between them, and everything else. Never inside a
    /// letter with its accents, nor inside an emoji.</summary>
    internal static List<string> Words(string text)
    {
        var words = new List<string>();
        var kind = -1;
        var start = 0;
        for (var at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text, at))
        {
            var here = Rune.TryGetRuneAt(text, at, out var rune) ? KindOf(rune) : 2;
            if (here != kind && at > start)
            {
                words.Add(text[start..at]);
                start = at;
            }
            kind = here;
        }
        if (start < text.Length) words.Add(text[start..]);
        return words;
    }

    private static int KindOf(Rune rune) => Rune.IsLetterOrDigit(rune) ? 0 : Rune.IsWhiteSpace(rune) ? 1 : 2;
}
