namespace Niosteg.Web.Features.Initiatives.Step3Schedule;

/// <summary>A calendar file as a page sends it.</summary>
internal sealed class CalendarForm
{
    public IFormFile? File { get; set; }
    /// <summary>Whose it is, when those who lead send it.</summary>
    public Guid? Person { get; set; }
}
