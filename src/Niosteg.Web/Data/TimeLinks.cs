using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;

namespace Niosteg.Web.Data;

/// <summary>A person's own link to the times that are asked about: made of a secret beside the database, which holds its hash alone.
/// Who has the database has no link.</summary>
internal static class TimeLinks
{
    /// <summary>128 bits in hex: short enough to be read in a mail.</summary>
    private const int TokenLength = 32;

    public static string TokenOf(this AnswerKeys keys, TimePollId poll, PersonId person) => keys.Of($"{poll}/{person}", "times")[..TokenLength];
}
