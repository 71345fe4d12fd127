using System.ComponentModel.DataAnnotations;

namespace Niosteg.Web.Features.Settings;

public sealed record SettingsInput
{
    [MaxLength(400)]
    public string? Name { get; init; }
    public int FreshMonths { get; init; }
    public bool ManagerAloneCounts { get; init; }
    public int SmallestGroup { get; init; }
    public int Version { get; init; }
}
