using Niosteg.Domain.Shared;

namespace Niosteg.Web.Features.Example;

/// <param name="IsRunning">True in the example; false in an installation where nothing has been started yet.</param>
public sealed record ExampleView(bool IsRunning, IReadOnlyList<ExamplePersonView> People);

/// <summary>Someone the visitor may look through, and what they see.</summary>
public sealed record ExamplePersonView(Guid AccountId, string Name, LocalText Label, bool IsMe);
