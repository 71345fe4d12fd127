using System.Globalization;
using System.Runtime.CompilerServices;

namespace Niosteg.Tests.Support;

internal static class Culture
{
    /// <summary>What a machine's own language is must not decide what the tests find: they read Swedish unless they say otherwise.</summary>
    [ModuleInitializer]
    internal static void IsSwedishUnlessATestSaysOtherwise()
    {
        var swedish = CultureInfo.GetCultureInfo("sv-SE");
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = swedish;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = swedish;
    }
}
