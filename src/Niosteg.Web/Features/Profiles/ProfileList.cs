using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Profiles;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Hosting;
using Niosteg.Web.Shell;

namespace Niosteg.Web.Features.Profiles;

/// <summary>All profiles the reader sees, filtered, sorted and paged. What may be seen and the filters by things are part
/// of the query; words are matched and sorted here, since the two databases do not agree on å, ä and ö inside a word.</summary>
public sealed class ProfileList(IDbContextFactory<AppDb> database, Actor actor, Texts texts)
{
    public const int PageSize = 50;

    private static readonly CompareInfo Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo;

    public async Task<ProfileListView> ReadAsync(ProfileFilter filter, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var rows = await RowsAsync(db, filter, cancel);
        var total = await db.ProfilesSeenBy(actor).CountAsync(cancel);
        var page = Math.Clamp(filter.Page ?? 1, 1, Math.Max(1, (rows.Count + PageSize - 1) / PageSize));
        var families = await db.Families.AsNoTracking().ToListAsync(cancel);
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Name).Select(u => new UnitChoice(u.Id, u.Name)).ToListAsync(cancel);
        return new([.. rows.Skip((page - 1) * PageSize).Take(PageSize)], rows.Count, total, page,
            [.. families.OrderBy(f => texts.Of(f.Name), Comparer).Select(f => new FamilyView(f.Id, f.Name, 0))], units, actor.MayShape);
    }

    /// <summary>Every row that the filter lets through, for a file.</summary>
    public async Task<IReadOnlyList<ProfileRow>> AllAsync(ProfileFilter filter, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await RowsAsync(db, filter, cancel);
    }

    /// <summary>The same profiles spelt out whole, as the reader sees each.</summary>
    public async Task<IReadOnlyList<ComparedProfile>> ContentsAsync(ProfileFilter filter, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var order = (await RowsAsync(db, filter, cancel)).Select((row, i) => (row.Id, i)).ToDictionary(r => r.Id, r => r.i);
        var ids = order.Keys.ToList();
        var contents = new List<ComparedProfile>();
        foreach (var head in await db.Heads(db.ProfilesSeenBy(actor).Where(p => ids.Contains(p.Id))).ToListAsync(cancel))
            contents.Add(new(head.Profile.Id, head.Seal?.Content ?? await db.SpellAsync(head, cancel), head.Seal?.Number ?? 0));
        return [.. contents.OrderBy(c => order[c.Id])];
    }

    private async Task<List<ProfileRow>> RowsAsync(AppDb db, ProfileFilter filter, CancellationToken cancel)
    {
        var today = db.Today();
        var found = from p in Filtered(db, filter, today).AsNoTracking()
                    from f in db.Families.Where(f => f.Id == p.FamilyId).DefaultIfEmpty()
                    from o in db.People.Where(o => o.Id == p.OwnerId && !o.IsProtected).DefaultIfEmpty()
                    from v in db.ProfileVersions.Where(v => v.ProfileId == p.Id && v.Number == p.SealedNumber).DefaultIfEmpty()
                    select new ProfileRow(p.Id, new LocalText(p.Title.Sv, p.Title.En), new LocalText(f.Name.Sv, f.Name.En), p.JobLevel,
                        db.Requirements.Count(r => r.ProfileId == p.Id), p.SealedNumber, v == null ? null : v.SealedAt,
                        v != null && p.ChangedAt > v.SealedAt, p.ReviewOn, p.ReviewOn <= today, p.OwnerId,
                        o == null ? null : o.GivenName + " " + o.FamilyName, p.IsRetired, p.ChangedAt, p.SsykCode);
        var rows = await WithSealedWordsAsync(db, await found.ToListAsync(cancel), cancel);
        return [.. Sorted(rows.Where(r => Matches(r, filter.Q)), filter.Sort)];
    }

    private IQueryable<JobProfile> Filtered(AppDb db, ProfileFilter filter, DateOnly today)
    {
        var profiles = db.ProfilesSeenBy(actor).Where(p => p.IsRetired == (filter.State == "retired"));
        if (filter.Family is { } family) profiles = profiles.Where(p => p.FamilyId == new FamilyId(family));
        if (filter.Unit is { } unit)
            profiles = profiles.Where(p => db.Positions.Any(seat => seat.ProfileId == p.Id && db.UnitLinks.Any(l => l.AncestorId == new UnitId(unit) && l.UnitId == seat.UnitId)));
        if (filter.Owner == "me") profiles = profiles.Where(p => p.OwnerId == (actor.PersonId ?? default));
        else if (filter.Owner == "none") profiles = profiles.Where(p => p.OwnerId == null);
        if (filter.Due == true) profiles = profiles.Where(p => p.ReviewOn <= today);
        return filter.State switch
        {
            "sealed" => profiles.Where(p => p.SealedNumber > 0),
            "draft" => profiles.Where(p => p.SealedNumber == 0),
            _ => profiles,
        };
    }

    /// <summary>Who does not see the working text reads the sealed title, family and level in the list too.</summary>
    private async Task<List<ProfileRow>> WithSealedWordsAsync(AppDb db, List<ProfileRow> rows, CancellationToken cancel)
    {
        var hidden = rows.Where(r => r.HasUnsealedChanges && !actor.Writes(r.OwnerId)).Select(r => r.Id).ToList();
        if (hidden.Count == 0) return rows;
        var contents = await (from v in db.ProfileVersions.AsNoTracking()
                              where hidden.Contains(v.ProfileId) && v.Number == db.Profiles.First(p => p.Id == v.ProfileId).SealedNumber
                              select v).ToDictionaryAsync(v => v.ProfileId, v => v.Content, cancel);
        return [.. rows.Select(r => contents.TryGetValue(r.Id, out var c)
            ? r with { Title = c.Title, Family = c.Family, JobLevel = c.JobLevel, Requirements = c.Requirements.Count, SsykCode = c.SsykCode, HasUnsealedChanges = false }
            : r)];
    }

    private static bool Matches(ProfileRow row, string? words) => string.IsNullOrWhiteSpace(words) || words
        .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .All(word => new[] { row.Title.Sv, row.Title.En, row.Family.Sv, row.Family.En, row.SsykCode, row.Owner }
            .Any(text => text is not null && Swedish.IndexOf(text, word, CompareOptions.IgnoreCase) >= 0));

    private IEnumerable<ProfileRow> Sorted(IEnumerable<ProfileRow> rows, string? sort)
    {
        var byTitle = rows.OrderBy(r => texts.Of(r.Title), Comparer).ThenBy(r => r.JobLevel);
        return sort switch
        {
            "title" => byTitle,
            "-title" => byTitle.Reverse(),
            "level" => byTitle.OrderBy(r => r.JobLevel ?? int.MaxValue),
            "-level" => byTitle.OrderByDescending(r => r.JobLevel),
            "requirements" => byTitle.OrderBy(r => r.Requirements),
            "-requirements" => byTitle.OrderByDescending(r => r.Requirements),
            "sealed" => byTitle.OrderBy(r => r.SealedAt ?? DateTime.MinValue),
            "-sealed" => byTitle.OrderByDescending(r => r.SealedAt ?? DateTime.MinValue),
            "review" => byTitle.OrderBy(r => r.ReviewOn ?? DateOnly.MaxValue),
            "-review" => byTitle.OrderByDescending(r => r.ReviewOn ?? DateOnly.MinValue),
            "owner" => byTitle.OrderBy(r => r.Owner ?? "\uffff", Comparer),
            "-owner" => byTitle.OrderByDescending(r => r.Owner ?? "", Comparer),
            _ => byTitle.OrderBy(r => r.Family.IsEmpty).ThenBy(r => texts.Of(r.Family), Comparer).ThenBy(r => r.JobLevel ?? int.MaxValue).ThenBy(r => texts.Of(r.Title), Comparer),
        };
    }

    private static readonly IComparer<string> Comparer = Comparer<string>.Create((a, b) => Swedish.Compare(a, b, CompareOptions.IgnoreCase));
}
