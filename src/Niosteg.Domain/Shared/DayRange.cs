namespace Niosteg.Domain.Shared;

/// <summary>The days that anything in an organisation can happen on. A slip of the keyboard (0026, 9999) is outside.</summary>
public static class DayRange
{
    public const int FirstYear = 1900, LastYear = 2200;

    /// <returns>A refusal with the field's name and both years, or null when the day is within or not given.</returns>
    public static Refusal? Check(DateOnly? day, string field) => day?.Year is < FirstYear or > LastYear ? new Refusal("day-odd", field, FirstYear, LastYear) : null;
}
