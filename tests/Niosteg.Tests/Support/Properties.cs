using FsCheck;
using FsCheck.Fluent;

namespace Niosteg.Tests.Support;

public static class Properties
{
    /// <summary>Says something only when a counter-example was found.</summary>
    public static void Holds(this Property property, int times = 100) =>
        property.Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(times));
}
