using Microsoft.AspNetCore.Identity;
using Niosteg.Domain.Shared;
using Niosteg.Web.Hosting;
using QRCoder;

namespace Niosteg.Web.Features.Accounts;

/// <summary>The six digits from a phone that are asked for after the password, and the codes on paper for when the phone
/// is gone. Each code opens once.</summary>
public sealed class OneTimeCodes(UserManager<Account> accounts, Actor actor)
{
    private const string Provider = "[Niosteg]";
    private const string LastUsed = "LastCode";
    private const int CodesOnPaper = 10;
    private static readonly Refusal Wrong = new("code-refused", "Code");

    /// <summary>What the phone needs in order to make the codes. The same until they are turned on or off.</summary>
    public async Task<Outcome<CodeSetup>> BeginAsync()
    {
        if (await MeAsync() is not { } me) return Refusal.NotFound;
        if (await accounts.GetAuthenticatorKeyAsync(me) is null) await accounts.ResetAuthenticatorKeyAsync(me);
        var key = (await accounts.GetAuthenticatorKeyAsync(me))!;
        var address = $"otpauth://totp/Niosteg:{Uri.EscapeDataString(me.Email!)}?secret={key}&issuer=Niosteg&digits=6";
        return new CodeSetup(string.Join(' ', key.Chunk(4).Select(four => new string(four))).ToLowerInvariant(), address, Picture(address));
    }

    /// <summary>Turned on once a code has shown that the phone knows the key. Gives the codes for paper, this once.</summary>
    public async Task<Outcome<RecoveryCodes>> TurnOnAsync(string? code)
    {
        if (await MeAsync() is not { } me) return Refusal.NotFound;
        if (!await IsRightAsync(me, code)) return Wrong;
        await accounts.SetTwoFactorEnabledAsync(me, true);
        return await NewRecoveryCodesAsync(me);
    }

    public async Task<Outcome<RecoveryCodes>> RenewRecoveryCodesAsync(string? code)
    {
        if (await MeAsync() is not { TwoFactorEnabled: true } me) return Refusal.NotFound;
        return await IsRightAsync(me, code) ? await NewRecoveryCodesAsync(me) : Wrong;
    }

    /// <summary>Turned off with a code, so that a browser left open is not enough.</summary>
    public async Task<Outcome> TurnOffAsync(string? code)
    {
        if (await MeAsync() is not { TwoFactorEnabled: true } me) return Refusal.NotFound;
        if (!await IsRightAsync(me, code)) return Wrong;
        await accounts.SetTwoFactorEnabledAsync(me, false);
        await accounts.ResetAuthenticatorKeyAsync(me);
        return Outcome.Done;
    }

    public async Task<int> RecoveryCodesLeftAsync() => await MeAsync() is { } me ? await accounts.CountRecoveryCodesAsync(me) : 0;

    /// <summary>Six digits from the phone, or a code from the paper.</summary>
    public async Task<bool> IsRightAsync(Account account, string? typed)
    {
        var code = new string([.. (typed ?? "").Where(char.IsLetterOrDigit)]);
        if (code.Length != 6 || !code.All(char.IsAsciiDigit)) return (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, Grouped(code))).Succeeded;
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code)) return false;
        // A code seen over the shoulder holds for a minute more; it must not open a second time.
        if (await accounts.GetAuthenticationTokenAsync(account, Provider, LastUsed) == code) return false;
        return (await accounts.SetAuthenticationTokenAsync(account, Provider, LastUsed, code)).Succeeded;
    }

    private async Task<RecoveryCodes> NewRecoveryCodesAsync(Account me) =>
        new([.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(me, CodesOnPaper)) ?? []]);

    private async Task<Account?> MeAsync() => actor.AccountId is { } id ? await accounts.FindByIdAsync(id.ToString()) : null;

    /// <summary>Identity writes them as five and five.</summary>
    private static string Grouped(string code) => code.Length == 10 ? $"{code[..5]}-{code[5..]}".ToUpperInvariant() : code;

    private static string Picture(string address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(code).GetGraphic(1, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
