using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Niosteg.Domain.Shared;
using Niosteg.Web.Data;
using Niosteg.Web.Features.Accounts.Me;
using Niosteg.Web.Features.Audit;
using Niosteg.Web.Hosting;
using QRCoder;

namespace Niosteg.Web.Features.Accounts;

/// <summary>The six digits from a phone that are asked for after the password, and the codes on paper for when the phone
/// is gone. Each code opens once.</summary>
/// <param name="db">The context that <paramref name="accounts"/> saves with, so that both stand in one transaction.</param>
public sealed class OneTimeCodes(UserManager<Account> accounts, AppDb db, SignInVerbs door, Actor actor)
{
    private const string Provider = "[Niosteg]";
    private const string Used = "UsedCodes";
    private const int CodesOnPaper = 10;
    /// <summary>A code holds two steps of half a minute either way, so that as many as nine may be used while one still holds.</summary>
    private const int CodesRemembered = 10;
    private const int Digits = 6;
    private static readonly Refusal Wrong = new("code-refused", "Code");

    public async Task<Outcome<CodesView>> ReadAsync() => await MeAsync() is not { } me ? Refusal.NotFound
        : new CodesView(me.TwoFactorEnabled, me.TwoFactorEnabled ? await accounts.CountRecoveryCodesAsync(me) : 0, me.PasswordHash is not null);

    /// <summary>What the phone needs in order to make the codes. The same until they are turned on, and then never shown again.</summary>
    public async Task<Outcome<CodeSetup>> BeginAsync()
    {
        if (actor.IsDemonstration) return MeVerbs.Shared;
        if (await MeAsync() is not { TwoFactorEnabled: false } me) return Refusal.NotFound;
        if (await accounts.GetAuthenticatorKeyAsync(me) is null) await accounts.ResetAuthenticatorKeyAsync(me);
        var key = (await accounts.GetAuthenticatorKeyAsync(me))!;
        var address = $"otpauth://totp/Niosteg:{Uri.EscapeDataString(me.Email!)}?secret={key}&issuer=Niosteg&digits=6";
        return new CodeSetup(string.Join(' ', key.Chunk(4).Select(four => new string(four))).ToLowerInvariant(), address, Picture(address));
    }

    /// <summary>Turned on once a code has shown that the phone knows the key. Gives the codes for paper, this once.</summary>
    public async Task<Outcome<RecoveryCodes>> TurnOnAsync(string? code)
    {
        if (actor.IsDemonstration) return MeVerbs.Shared;
        if (await MeAsync() is not { TwoFactorEnabled: false } me) return Refusal.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await IsFromPhoneAsync(me, Tidy(code))) return Wrong;
        await accounts.SetTwoFactorEnabledAsync(me, true);
        var codes = await NewRecoveryCodesAsync(me);
        await transaction.CommitAsync();
        return codes;
    }

    /// <summary>New codes for paper; those on the old paper stop working.</summary>
    public async Task<Outcome<RecoveryCodes>> RenewRecoveryCodesAsync(string? code)
    {
        if (await MeAsync() is not { TwoFactorEnabled: true } me) return Refusal.NotFound;
        if (await door.ByCodeAsync(me, () => IsRightAsync(me, code)) is { Refusal: { } wrong }) return wrong;
        db.Note(AuditAction.Changed, nameof(Account), me.Id.ToString(), me.PersonId, "RecoveryCodes");
        return await NewRecoveryCodesAsync(me);
    }

    /// <summary>Turned off with a code, so that a browser left open is not enough.</summary>
    public async Task<Outcome> TurnOffAsync(string? code)
    {
        if (await MeAsync() is not { TwoFactorEnabled: true } me) return Refusal.NotFound;
        if (await door.ByCodeAsync(me, () => IsRightAsync(me, code)) is { Refusal: { } wrong }) return wrong;
        await using var transaction = await db.Database.BeginTransactionAsync();
        await accounts.SetTwoFactorEnabledAsync(me, false);
        await db.UserTokens.Where(t => t.UserId == me.Id).ExecuteDeleteAsync();
        await transaction.CommitAsync();
        return Outcome.Done;
    }

    /// <summary>Six digits from the phone, or a code from the paper.</summary>
    public async Task<bool> IsRightAsync(Account account, string? typed)
    {
        var code = Tidy(typed);
        return code.Length == Digits && code.All(char.IsAsciiDigit)
            ? await IsFromPhoneAsync(account, code)
            : (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, Grouped(code))).Succeeded;
    }

    private async Task<bool> IsFromPhoneAsync(Account account, string code)
    {
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code)) return false;
        // A code seen over the shoulder holds for a minute more; it must not open a second time.
        var used = (await accounts.GetAuthenticationTokenAsync(account, Provider, Used) ?? "").Split(' ');
        if (used.Contains(code)) return false;
        return (await accounts.SetAuthenticationTokenAsync(account, Provider, Used, string.Join(' ', used.Prepend(code).Take(CodesRemembered)))).Succeeded;
    }

    private async Task<RecoveryCodes> NewRecoveryCodesAsync(Account me) =>
        new([.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(me, CodesOnPaper)) ?? []]);

    private async Task<Account?> MeAsync() => actor.AccountId is { } id ? await accounts.FindByIdAsync(id.ToString()) : null;

    private static string Tidy(string? typed) => new([.. (typed ?? "").Where(char.IsLetterOrDigit)]);

    /// <summary>Identity writes them as five and five.</summary>
    private static string Grouped(string code) => code.Length == 10 ? $"{code[..5]}-{code[5..]}".ToUpperInvariant() : code;

    private static string Picture(string address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(code).GetGraphic(1, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
