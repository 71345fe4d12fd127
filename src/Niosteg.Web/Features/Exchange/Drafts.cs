using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Documents;
using Niosteg.Web.Hosting;

namespace Niosteg.Web.Features.Exchange;

/// <summary>What every kind of import does with its draft.</summary>
internal static class Drafts
{
    private const int NameLength = 200;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>One's own drafts; the administrator sees everyone's. Nobody else sees any.</summary>
    public static IQueryable<ImportDraft> DraftsSeenBy(this AppDb db, Actor actor)
    {
        if (actor.IsAdministrator) return db.Imports;
        var me = actor.AccountId?.Value;
        return actor.MayShape && me is not null ? db.Imports.Where(d => d.ByAccountId == me) : db.Imports.Where(d => false);
    }

    /// <summary>Keeps what was read of a file until it is accepted or thrown away, a month at the most.</summary>
    public static async Task<ImportDraft> AddDraftAsync<TChoices>(this AppDb db, Actor actor, ImportKind kind, string fileName, IEnumerable<Table> tables, TChoices choices, CancellationToken cancel)
    {
        var now = db.Clock.GetUtcNow().UtcDateTime;
        var old = now - KeptFor;
        await db.Imports.Where(d => d.AcceptedAt == null && d.UploadedAt < old).ExecuteDeleteAsync(cancel);
        var name = Path.GetFileName(fileName.Replace('\\', '/')).Trim();
        var draft = new ImportDraft
        {
            Id = ImportId.New(),
            Kind = kind,
            FileName = name.Length == 0 ? "fil" : name.Length > NameLength ? name[^NameLength..] : name,
            Content = StoredTables.Write(tables),
            ChoicesJson = JsonSerializer.Serialize(choices, Json),
            ByAccountId = actor.AccountId?.Value,
            UploadedAt = now,
        };
        db.Imports.Add(draft);
        return draft;
    }

    public static TChoices Choices<TChoices>(this ImportDraft draft) => JsonSerializer.Deserialize<TChoices>(draft.ChoicesJson, Json)!;

    public static void Choose<TChoices>(this ImportDraft draft, TChoices choices) => draft.ChoicesJson = JsonSerializer.Serialize(choices, Json);

    /// <summary>Done: what it did is kept, what was in the file is not.</summary>
    public static void Accept<TReceipt>(this ImportDraft draft, DateTime now, TReceipt receipt)
    {
        draft.AcceptedAt = now;
        draft.ReceiptJson = JsonSerializer.Serialize(receipt, Json);
        draft.Content = [];
        draft.ChoicesJson = "{}";
    }
}
