using QingYi.Engine.Stores;
using Xunit;

namespace QingYi.Tests.Stores;

public abstract partial class StoreConformance
{
    private static AuditStamp By(DateTimeOffset at) => new(at, "王芳", "127.0.0.1");

    private static AuditEntry Entry(string action, string scheme = "") => new(By(Start), scheme, LocalizedText.Of(action));

    [Fact]
    public async Task A_token_is_known_by_its_hash_until_it_is_taken_back()
    {
        await using var store = Open();
        var shop = new AccessToken("shop", Role.Sender, ["s"], Start, "王芳", null);
        var both = new AccessToken("shop", Role.Operator, ["t", "s"], Start, "ci", Start.AddDays(1));
        var all = new AccessToken("shop", Role.Author, [], Start, "", null);
        Assert.True(await store.Access.AddTokenAsync(shop, "hash", Entry("made", "s"), Token));
        Assert.False(await store.Access.AddTokenAsync(shop, "another", Entry("made twice", "s"), Token));
        Assert.True(await store.Access.AddTokenAsync(both, "both", Entry("made both"), Token));
        Assert.True(await store.Access.AddTokenAsync(all, "all", Entry("made all"), Token));
        Assert.Null(await store.Access.FindTokenAsync("another", Token));
        Assert.Equivalent(shop, await store.Access.FindTokenAsync("hash", Token), strict: true);
        Assert.Equivalent(both with { Schemes = ["s", "t"] }, await store.Access.FindTokenAsync("both", Token), strict: true);
        Assert.Equal([0, 1, 2], (await store.Access.TokensAsync(Token)).Select(t => t.Schemes.Count));
        Assert.False(await store.Access.RemoveTokenAsync("shop", ["t"], Entry("taken back"), Token));
        Assert.True(await store.Access.RemoveTokenAsync("shop", ["s"], Entry("taken back", "s"), Token));
        Assert.True(await store.Access.RemoveTokenAsync("shop", ["s", "t"], Entry("taken back"), Token));
        Assert.Null(await store.Access.FindTokenAsync("hash", Token));
        Assert.NotNull(await store.Access.FindTokenAsync("all", Token));
        Assert.Equal(["taken back", "made"], (await AuditAsync(store, new AuditQuery { Scheme = "s" })).Select(a => a.Action.English));
    }

    [Fact]
    public async Task One_administrator_remains_as_long_as_there_are_users()
    {
        await using var store = Open();
        Assert.False(await store.Access.HasUsersAsync(Token));
        var chief = new User("chief", Role.Administrator, Start) { PasswordHash = "h", Stamp = "1" };
        var li = new User("李雷@shop.cn", Role.Viewer, Start) { Stamp = "1" };
        Assert.True(await store.Access.AddUserAsync(chief, Entry("chief"), Token));
        Assert.True(await store.Access.AddUserAsync(li, Entry("li"), Token));
        Assert.False(await store.Access.AddUserAsync(li with { Role = Role.Author }, Entry("again"), Token));
        Assert.True(await store.Access.HasUsersAsync(Token));
        Assert.Equal([chief, li], await store.Access.UsersAsync(Token));
        Assert.False(await ReplaceAsync(chief with { Role = Role.Author, Stamp = "2" }, "1"));
        Assert.False(await store.Access.RemoveUserAsync("chief", Entry("removed"), Token));
        Assert.False(await ReplaceAsync(li with { Role = Role.Author, Stamp = "2" }, "another"));
        Assert.True(await ReplaceAsync(li with { Role = Role.Administrator, Stamp = "2" }, "1"));
        Assert.True(await ReplaceAsync(chief with { Role = Role.Author, Stamp = "2" }, "1"));
        Assert.True(await store.Access.RemoveUserAsync("chief", Entry("removed"), Token));
        Assert.False(await store.Access.RemoveUserAsync("chief", Entry("removed"), Token));
        Assert.Null(await store.Access.FindUserAsync("chief", Token));
        Assert.True(await store.Access.RemoveUserAsync(li.Name, Entry("last"), Token));
        Assert.False(await store.Access.HasUsersAsync(Token));
        Assert.Equal(
            ["last", "removed", "replaced", "replaced", "li", "chief"],
            (await AuditAsync(store, new AuditQuery())).Select(a => a.Action.English)
        );

        Task<bool> ReplaceAsync(User user, string stamp) =>
            store.Access.ReplaceUserAsync(user, stamp, keepsAdministrator: true, Entry("replaced"), Token);
    }

    [Fact]
    public async Task Failures_of_a_user_add_up_until_they_are_forgiven()
    {
        await using var store = Open();
        var user = new User("li", Role.Viewer, Start) { Stamp = "1" };
        await store.Access.AddUserAsync(user, Entry("li"), Token);
        var until = (int failures) => failures < 2 ? (DateTimeOffset?)null : Start.AddMinutes(failures);
        Assert.Equal(user, await store.Access.BeginLogInAsync("li", Start, until, Token));
        Assert.Equal(user with { Failures = 1 }, await store.Access.BeginLogInAsync("li", Start, until, Token));
        Assert.Null(await store.Access.BeginLogInAsync("nobody", Start, until, Token));
        var locked = user with { Failures = 2, LockedUntil = Start.AddMinutes(2) };
        Assert.Equal(locked, await store.Access.BeginLogInAsync("li", Start, until, Token));
        Assert.Equal(locked, await store.Access.FindUserAsync("li", Token));
        Assert.Equal(locked, await store.Access.BeginLogInAsync("li", Start.AddMinutes(2), until, Token));
        Assert.Equal(3, (await store.Access.FindUserAsync("li", Token))!.Failures);
        Assert.True(await store.Access.ReplaceUserAsync(user, "1", keepsAdministrator: false, entry: null, Token));
        Assert.Equal(user, await store.Access.FindUserAsync("li", Token));
        Assert.Single(await AuditAsync(store, new AuditQuery()));
    }

    [Fact]
    public async Task The_audit_says_who_changed_what_from_where_and_is_read_in_parts()
    {
        await using var store = Open();
        for (var i = 1; i <= 5; i++)
        {
            var by = new AuditStamp(Start.AddSeconds(i), i % 2 == 0 ? "li" : "王芳", $"10.0.0.{i}")
            {
                Detail = i == 5 ? "- 'a'\n+ \"😀\"" : null,
            };
            await store.Access.AuditAsync(new AuditEntry(by, i > 3 ? "s" : "", new LocalizedText($"change {i}", $"改动 {i}")), Token);
        }

        var first = await AuditAsync(store, new AuditQuery { Limit = 2 });
        Assert.Equal(
            [("change 5", "改动 5", "王芳", "10.0.0.5", "s", "- 'a'\n+ \"😀\""), ("change 4", "改动 4", "li", "10.0.0.4", "s", null)],
            first.Select(a => (a.Action.English, a.Action.Chinese, a.By.Who, a.By.From, a.Scheme, a.By.Detail))
        );
        var rest = await AuditAsync(store, new AuditQuery { Before = first[1].Number });
        Assert.Equal(["change 3", "change 2", "change 1"], rest.Select(a => a.Action.English));
        Assert.Equal(["change 4", "change 2"], (await AuditAsync(store, new AuditQuery { Who = "li" })).Select(a => a.Action.English));
        Assert.Equal(["change 5"], (await AuditAsync(store, new AuditQuery { Who = "王芳", Scheme = "s" })).Select(a => a.Action.English));
    }

    private static Task<IReadOnlyList<AuditEntry>> AuditAsync(RecordStore store, AuditQuery query) => store.Access.AuditAsync(query, Token);
}
