using QingYi.Engine.Access;
using QingYi.Engine.Stores;
using QingYi.Storage;
using QingYi.Tests.Running;
using Xunit;

namespace QingYi.Tests.Access;

/// <summary>Users and tokens, on a store of their own and with a clock that is moved by hand.</summary>
public sealed class LogIns : IDisposable
{
    private const string Right = "correct horse";
    private static readonly Caller Chief = new("chief", Role.Administrator, "127.0.0.1");

    private readonly string folder = Directory.CreateTempSubdirectory("qingyi-access").FullName;
    private readonly SteppedClock clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_logs_in_with_name_and_password_and_the_session_ends_with_another_role_or_password()
    {
        await using var store = SqliteRecordStore.Open(folder);
        var users = new Users(store.Access, clock);
        await users.AddAsync(Chief, "chief", Role.Administrator, Right, Token);
        await users.AddAsync(Chief, " Li.Lei@Shop.cn ", Role.Operator, Right, Token);
        var user = await users.LogInAsync("LI.LEI@shop.CN", Right, "10.0.0.1", Token);
        Assert.Equal(("li.lei@shop.cn", Role.Operator), (user.Name, user.Role));
        Assert.DoesNotContain(Right, user.PasswordHash, StringComparison.Ordinal);
        Assert.Equal(Role.Operator, (await users.ResumeAsync(user.Name, user.Stamp, "10.0.0.1", Token))!.Role);
        var author = await users.ChangeAsync(Chief, user.Name, Role.Author, null, Token);
        Assert.Null(await users.ResumeAsync(user.Name, user.Stamp, "10.0.0.1", Token));
        Assert.Equal(Role.Author, (await users.ResumeAsync(user.Name, author.Stamp, "10.0.0.1", Token))!.Role);
        await RefusedAsync(Refusal.Unknown, () =>
            users.ChangePasswordAsync(new Caller(user.Name, Role.Author, "10.0.0.1"), "wrong horse", "another horse", Token)
        );
        await users.ChangePasswordAsync(new Caller(user.Name, Role.Author, "10.0.0.1"), Right, "another horse", Token);
        Assert.Null(await users.ResumeAsync(user.Name, author.Stamp, "10.0.0.1", Token));
        await RefusedAsync(Refusal.Unknown, () => users.LogInAsync(user.Name, Right, "10.0.0.1", Token));
        await users.LogInAsync(user.Name, "another horse", "10.0.0.1", Token);
    }

    [Fact]
    public async Task Log_ins_are_refused_for_longer_after_each_failure_also_with_the_right_password()
    {
        await using var store = SqliteRecordStore.Open(folder);
        var users = new Users(store.Access, clock);
        await users.AddAsync(Chief, "li", Role.Administrator, Right, Token);
        for (var i = 0; i < 5; i++)
        {
            await RefusedAsync(Refusal.Unknown, () => users.LogInAsync("li", "wrong horse", $"10.0.0.{i}", Token));
            await RefusedAsync(Refusal.Unknown, () => users.LogInAsync("nobody", "wrong horse", $"10.0.3.{i}", Token));
        }

        // A lock must not tell which names exist.
        var unknown = await RefusedAsync(Refusal.Busy, () => users.LogInAsync("nobody", Right, "10.0.1.1", Token));
        Assert.Equal(TimeSpan.FromMinutes(1), unknown.RetryAfter);

        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            var locked = await RefusedAsync(Refusal.Busy, () => users.LogInAsync("li", Right, "10.0.1.1", Token));
            Assert.Equal(TimeSpan.FromMinutes(minutes), locked.RetryAfter);
            clock.Step(TimeSpan.FromMinutes(minutes));
            await RefusedAsync(Refusal.Unknown, () => users.LogInAsync("li", "wrong horse", $"10.0.2.{minutes}", Token));
        }

        await users.ChangeAsync(Chief, "li", null, "another horse", Token);
        await users.LogInAsync("li", "another horse", "10.0.1.1", Token);
        await RefusedAsync(Refusal.Unknown, () => users.LogInAsync("li", Right, "10.0.3.1", Token));
        Assert.Contains(await store.Access.AuditAsync(new AuditQuery { Who = "li" }, Token), a =>
            a.Action.English == "log-in refused after 5 failures" && a.By.From == "10.0.0.4"
        );
    }

    [Fact]
    public async Task An_address_that_guesses_names_is_refused_too()
    {
        await using var store = SqliteRecordStore.Open(folder);
        var users = new Users(store.Access, clock);
        await users.AddAsync(Chief, "li", Role.Administrator, Right, Token);
        for (var i = 0; i < 20; i++)
        {
            await RefusedAsync(Refusal.Unknown, () => users.LogInAsync($"guess{i}", Right, "10.0.0.1", Token));
        }

        await RefusedAsync(Refusal.Busy, () => users.LogInAsync("li", Right, "10.0.0.1", Token));
        await users.LogInAsync("li", Right, "10.0.0.2", Token);
        clock.Step(TimeSpan.FromMinutes(1));
        await users.LogInAsync("li", Right, "10.0.0.1", Token);
    }

    [Fact]
    public async Task Attempts_at_the_same_time_are_all_counted()
    {
        await using var store = SqliteRecordStore.Open(folder);
        var users = new Users(store.Access, clock);
        await users.AddAsync(Chief, "li", Role.Administrator, Right, Token);
        var attempts = Enumerable.Range(0, 15).Select(i => RefusalAsync(() => users.LogInAsync("li", "wrong", $"10.0.0.{i}", Token)));
        var refusals = await Task.WhenAll(attempts);
        Assert.Equal(5, refusals.Count(r => r == Refusal.Unknown));
        Assert.Equal(10, refusals.Count(r => r == Refusal.Busy));
    }

    [Fact]
    public async Task An_address_of_IPv6_is_that_of_its_customer()
    {
        await using var store = SqliteRecordStore.Open(folder);
        var users = new Users(store.Access, clock);
        await users.AddAsync(Chief, "li", Role.Administrator, Right, Token);
        for (var i = 0; i < 20; i++)
        {
            await RefusedAsync(Refusal.Unknown, () => users.LogInAsync($"guess{i}", Right, $"2001:db8::{i + 1:x}", Token));
        }

        await RefusedAsync(Refusal.Busy, () => users.LogInAsync("li", Right, "2001:db8::ffff", Token));
        await users.LogInAsync("li", Right, "2001:db8:1::1", Token);
    }

    [Theory]
    [InlineData("", Right)]
    [InlineData("two words", Right)]
    [InlineData("a/b", Right)]
    [InlineData("half \ud83d", Right)]
    [InlineData("..", Right)]
    [InlineData("li", "short")]
    [InlineData("shop.manager", "Shop.Manager")]
    public async Task Names_and_passwords_that_cannot_be_are_refused(string name, string password)
    {
        await using var store = SqliteRecordStore.Open(folder);
        var users = new Users(store.Access, clock);
        await RefusedAsync(Refusal.Wrong, () => users.AddAsync(Chief, name, Role.Administrator, password, Token));
        Assert.False(await users.AnyAsync(Token));
    }

    [Fact]
    public async Task Only_an_administrator_manages_users_and_one_remains()
    {
        await using var store = SqliteRecordStore.Open(folder);
        var users = new Users(store.Access, clock);
        await RefusedAsync(Refusal.Forbidden, () => users.AddAsync(Chief with { Role = Role.Author }, "li", Role.Viewer, Right, Token));
        await RefusedAsync(Refusal.Forbidden, () => users.AddAsync(Chief with { Schemes = ["s"] }, "li", Role.Viewer, Right, Token));
        await RefusedAsync(Refusal.Wrong, () => users.AddAsync(Chief, "li", Role.Sender, Right, Token));
        await RefusedAsync(Refusal.Conflict, () => users.AddAsync(Chief, "li", Role.Viewer, Right, Token));
        await users.AddAsync(Chief, "chief", Role.Administrator, Right, Token);
        await users.AddAsync(Chief, "li", Role.Viewer, null, Token);
        await RefusedAsync(Refusal.Wrong, () => users.ChangeAsync(Chief, "li", Role.Viewer, null, Token));
        await RefusedAsync(Refusal.Conflict, () => users.AddAsync(Chief, "LI", Role.Viewer, Right, Token));
        await RefusedAsync(Refusal.Conflict, () => users.RemoveAsync(Chief, "chief", Token));
        await RefusedAsync(Refusal.Conflict, () => users.ChangeAsync(Chief, "chief", Role.Author, null, Token));
        await RefusedAsync(Refusal.Unknown, () => users.LogInAsync("li", "", "10.0.0.1", Token));
        await RefusedAsync(Refusal.NotFound, () => users.RemoveAsync(Chief, "nobody", Token));
    }

    [Fact]
    public async Task Whom_an_identity_provider_sends_is_known_or_gets_the_role_of_new_users()
    {
        await using var store = SqliteRecordStore.Open(folder);
        var users = new Users(store.Access, clock);
        await users.AddAsync(Chief, "chief", Role.Administrator, Right, Token);
        await users.AddAsync(Chief, "li", Role.Author, null, Token);
        Assert.Equal(Role.Author, (await users.AcceptAsync("Li", Role.Viewer, "10.0.0.1", Token)).Role);

        // Whoever may choose a name at the provider must not become somebody with a password here.
        await RefusedAsync(Refusal.Unknown, () => users.AcceptAsync("Chief", Role.Viewer, "10.0.0.1", Token));
        await RefusedAsync(Refusal.Unknown, () => users.AcceptAsync("new", null, "10.0.0.1", Token));
        Assert.Equal(Role.Viewer, (await users.AcceptAsync("new", Role.Viewer, "10.0.0.1", Token)).Role);
        Assert.Equal(3, (await users.ListAsync(Chief, Token)).Count);
    }

    [Fact]
    public async Task A_token_has_a_role_schemes_and_an_end()
    {
        await using var store = SqliteRecordStore.Open(folder);
        var tokens = new AccessTokens(store.Access, clock);
        var end = clock.GetUtcNow().AddDays(1);
        var text = await tokens.CreateAsync(Chief, "ci", Role.Operator, ["s", "t"], end, Token);
        var caller = (await tokens.FindAsync(text, "10.0.0.1", Token))!;
        Assert.Equal(("token:ci", Role.Operator, "10.0.0.1"), (caller.Name, caller.Role, caller.From));
        Assert.Equal([true, true, false, false], new[] { "s", "t", "u", null }.Select(caller.Sees));
        Assert.Null(await tokens.FindAsync(text + "x", "10.0.0.1", Token));
        Assert.Null(await tokens.FindAsync("", "10.0.0.1", Token));
        clock.Step(TimeSpan.FromDays(1));
        Assert.Null(await tokens.FindAsync(text, "10.0.0.1", Token));
        await RefusedAsync(Refusal.Wrong, () => tokens.CreateAsync(Chief, "late", Role.Viewer, [], end, Token));
        await RefusedAsync(Refusal.Wrong, () => tokens.CreateAsync(Chief, "all", Role.Sender, [], null, Token));
        await RefusedAsync(Refusal.Wrong, () => tokens.CreateAsync(Chief, "odd", Role.Sender, ["a,b"], null, Token));
        await RefusedAsync(Refusal.Wrong, () =>
            tokens.CreateAsync(Chief, "many", Role.Viewer, [.. Enumerable.Range(0, 70).Select(i => $"scheme-{i:D3}")], null, Token)
        );
        await RefusedAsync(Refusal.Conflict, () => tokens.CreateAsync(Chief, "ci", Role.Viewer, ["t", "s"], null, Token));
        await tokens.RevokeAsync(Chief, "ci", ["t", "s"], Token);
        await RefusedAsync(Refusal.NotFound, () => tokens.RevokeAsync(Chief, "ci", ["t", "s"], Token));
    }

    [Fact]
    public async Task An_author_makes_tokens_for_senders_of_a_scheme_and_no_others()
    {
        await using var store = SqliteRecordStore.Open(folder);
        var tokens = new AccessTokens(store.Access, clock);
        var author = Chief with { Role = Role.Author };
        var text = await tokens.CreateAsync(author, "shop", Role.Sender, ["s"], null, Token);
        var sender = (await tokens.FindAsync(text, "", Token))!;
        sender.RequireSender("s");
        Assert.Throws<RefusedException>(() => sender.RequireSender("t"));
        Assert.Throws<RefusedException>(() => sender.Require(Role.Viewer, "s"));
        Assert.Throws<RefusedException>(() => (Chief with { Role = Role.Viewer }).RequireSender("s"));
        Assert.Single(await tokens.ListAsync(author, "s", Token));
        await RefusedAsync(Refusal.Forbidden, () => tokens.CreateAsync(author, "ci", Role.Viewer, ["s"], null, Token));
        await RefusedAsync(Refusal.Forbidden, () => tokens.ListAsync(author, Token));
        await tokens.CreateAsync(Chief, "ci", Role.Viewer, ["s"], null, Token);
        await RefusedAsync(Refusal.Forbidden, () => tokens.RevokeAsync(author, "ci", ["s"], Token));
        await tokens.RevokeAsync(author, "shop", ["s"], Token);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<RefusedException> RefusedAsync(Refusal refusal, Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(call);
        Assert.Equal(refusal, refused.Refusal);
        return refused;
    }

    private static async Task<Refusal> RefusalAsync(Func<Task> call) => (await Assert.ThrowsAsync<RefusedException>(call)).Refusal;
}
