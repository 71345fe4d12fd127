namespace Niosteg.Web.Features.Settings;

/// <param name="Version">The state the reader saw: sent back when saving.</param>
public sealed record SettingsView(string Name, int FreshMonths, bool ManagerAloneCounts, int SmallestGroup, string? JoinCode, int Version);
