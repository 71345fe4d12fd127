using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Initiatives.Step3Schedule;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Accounts;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Example;

/// <summary>The example organisation: filling an empty installation with it, looking through its people, starting over, and
/// leaving it for one's own. None of it can touch a real organisation.</summary>
public sealed class ExampleVerbs(IDbContextFactory<AppDb> database, Actor actor, TimeProvider clock, Remembered remembered)
{
    private static readonly Refusal NotEmpty = new("example-not-empty");

    /// <summary>Whom one can look through. Read once: the example's files never change while the product runs.</summary>
    private static readonly Lazy<(Guid Id, LocalText Label)[]> Labels = new(() =>
    {
        var lot = new ExampleLot(ExampleOrganisation.Seed);
        return [.. ExampleContent.Read().Story.Accounts.Select(a => (lot.Id("account/" + a.Key), a.Label))];
    });

    /// <summary>What a visitor can do here. Null where there is a real organisation.</summary>
    public ValueTask<ExampleView?> ReadAsync(CancellationToken cancel = default) =>
        remembered.GetAsync((typeof(ExampleView), actor), () => FetchAsync(cancel), cancel);

    private async Task<ExampleView?> FetchAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        // On every page of the example: what is usual is asked first, and who looks through a person of the example is in it.
        if (!actor.IsDemonstration && !await IsExampleAsync(db, cancel)) return await HasAnythingAsync(db, cancel) ? null : new(IsRunning: false, []);
        var accounts = await db.Users.Where(a => a.IsDemonstration).Select(a => new { a.Id, a.DisplayName }).ToListAsync(cancel);
        return new(IsRunning: true, [.. Labels.Value.Join(accounts, l => l.Id, a => a.Id,
            (l, a) => new ExamplePersonView(a.Id, a.DisplayName, l.Label, a.Id == actor.AccountId?.Value))], actor.IsSignedIn);
    }

    public async Task<bool> IsRunningAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await IsExampleAsync(db, cancel);
    }

    /// <summary>Fills an empty installation. Anyone may, because there is nobody yet.</summary>
    public async Task<Outcome> FillAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await HasAnythingAsync(db, cancel)) return NotEmpty;
        try
        {
            await WriteAsync(db, cancel);
            await transaction.CommitAsync(cancel);
            return Outcome.Done;
        }
        catch (DbException)
        {
            // Two visitors may begin at once; there can be only one organisation, and then the other one made it.
            await transaction.RollbackAsync(cancel);
            if (await HasAnythingAsync(db, cancel)) return NotEmpty;
            throw;
        }
    }

    /// <summary>Puts everything back as it was. Those who are looking stay signed in.</summary>
    public async Task<Outcome> ResetAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (!await MayEmptyAsync(db, cancel)) return Refusal.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var looking = await db.Sessions.AsNoTracking().Where(s => s.EndedAt == null && db.Users.Any(a => a.Id == s.AccountId && a.IsDemonstration)).ToListAsync(cancel);
        await db.EmptyAsync(cancel);
        await WriteAsync(db, cancel);
        db.Sessions.AddRange(looking);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Outcome.Done;
    }

    /// <summary>Empties the installation, so that one's own organisation can be started in it.</summary>
    public async Task<Outcome> WipeAsync(CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (!await MayEmptyAsync(db, cancel)) return Refusal.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EmptyAsync(cancel);
        await transaction.CommitAsync(cancel);
        return Outcome.Done;
    }

    /// <summary>The account to look through: one of the demonstration accounts, in the example and nowhere else.</summary>
    /// <param name="id">The account, or null for the one that sees most.</param>
    public async Task<Outcome<Account>> LookThroughAsync(Guid? id, CancellationToken cancel = default)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (!await IsExampleAsync(db, cancel)) return Refusal.NotFound;
        var chosen = id ?? Labels.Value[0].Id;
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == chosen && a.IsDemonstration, cancel) is { } account
            ? account : Refusal.NotFound;
    }

    private async Task WriteAsync(AppDb db, CancellationToken cancel)
    {
        var organisation = ExampleOrganisation.Make(ExampleOrganisation.Seed, clock.GetUtcNow().UtcDateTime, db.Answers!.Lock);
        foreach (var answer in organisation.Rows.OfType<TimeAnswer>()) answer.Link(Secrets.Hash(db.Answers.TokenOf(answer.PollId, answer.PersonId)));
        await db.InsertAllAsync(organisation.Rows, cancel);
        // One line: thousands of rows that nobody made by hand would hide what people do in the example.
        db.Note(AuditAction.Imported, "Example", "", null, "");
        await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> MayEmptyAsync(AppDb db, CancellationToken cancel) =>
        (actor.IsSignedIn || actor == Actor.System) && await IsExampleAsync(db, cancel);

    private static Task<bool> IsExampleAsync(AppDb db, CancellationToken cancel) => db.Settings.AnyAsync(s => s.IsExample, cancel);

    private static async Task<bool> HasAnythingAsync(AppDb db, CancellationToken cancel) =>
        await db.Settings.AnyAsync(cancel) || await db.Users.AnyAsync(cancel) || await db.People.AnyAsync(cancel) || await db.Competencies.AnyAsync(cancel);
}
