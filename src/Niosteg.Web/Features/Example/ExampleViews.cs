using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Example;

/// <param name="IsRunning">True in the example; false in an installation where nothing has been started yet.</param>
/// <param name="MayEmpty">Whether the visitor may start over or leave it.</param>
public sealed record ExampleView(bool IsRunning, IReadOnlyList<ExamplePersonView> People, bool MayEmpty = false);

/// <summary>Someone the visitor may look through, and what they see.</summary>
public sealed record ExamplePersonView(Guid AccountId, string Name, LocalText Label, bool IsMe);
