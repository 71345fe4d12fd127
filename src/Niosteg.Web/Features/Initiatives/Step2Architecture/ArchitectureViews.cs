using Niosteg.Domain.Initiatives.Step2Architecture;

namespace Niosteg.Web.Features.Initiatives.Step2Architecture;

/// <param name="Number">Number of the adopted version in force; 0 before the first.</param>
/// <param name="Version">The working text's own counter; 0 when it is still what the product came with.</param>
/// <param name="Writes">Whether the reader may change it.</param>
public sealed record FrameView(ArchitectureFrame Frame, int Number, int Version, bool Writes);

/// <summary>One way to decide, with its picture and what it costs.</summary>
/// <param name="Picture">SVG markup.</param>
public sealed record FrameWay(string Value, string Picture, string Title, string Cost);
