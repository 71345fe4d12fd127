using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Niosteg.Domain.Shared;
using Niosteg.Tests.Support;

namespace Niosteg.Tests.Features;

/// <summary>No answer of the API is empty where it says no.</summary>
public class ApiStatusTests
{
    [Theory]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/api/v1/rooms/019b76da-a800-785e-96ab-aaca494252f7/rounds/99999999999/answers", HttpStatusCode.NotFound, "not-found")]
    [InlineData("POST", "/api/v1/initiatives", HttpStatusCode.BadRequest, "unreadable")]
    [InlineData("PATCH", "/api/v1/initiatives", HttpStatusCode.MethodNotAllowed, "not-done-so")]
    public async Task A_program_is_told_why_in_words_and_by_name(string method, string address, HttpStatusCode status, string code)
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.ClientFor(await scene.ActorAsync(AccessRole.Administrator));

        var answer = await client.SendAsync(new HttpRequestMessage(new(method), address) { Content = new StringContent("{", Encoding.UTF8, "application/json") });

        await SaysAsync(answer, status, code);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_so()
    {
        await using var scene = await Scene.StartAsync();
        await using var product = new Product(scene);
        using var client = product.CreateClient(new() { AllowAutoRedirect = false });

        await SaysAsync(await client.GetAsync("/api/v1/initiatives"), HttpStatusCode.Unauthorized, "not-signed-in");
    }

    private static async Task SaysAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
    }
}
