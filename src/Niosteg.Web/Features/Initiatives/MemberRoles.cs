using Niosteg.Domain.Initiatives;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Initiatives;

internal static class MemberRoles
{
    public static readonly InitiativeRole[] All = [.. Enum.GetValues<InitiativeRole>().Where(role => role != InitiativeRole.None)];

    /// <summary>The roles as words, in one line.</summary>
    public static string Said(InitiativeRole roles, Texts t) =>
        string.Join(", ", All.Where(role => roles.HasFlag(role)).Select(role => t["initiatives.role." + role]));
}
