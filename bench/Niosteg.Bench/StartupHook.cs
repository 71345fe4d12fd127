/// <summary>How the runtime takes the bench into the product's process. Its name and place are the runtime's choice.</summary>
internal static class StartupHook
{
    public static void Initialize() { }
}
